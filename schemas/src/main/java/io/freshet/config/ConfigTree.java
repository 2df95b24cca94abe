package io.freshet.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What was written, before anybody asked what it means: dotted paths to texts, each with where it
 * stood. Elements of a list have paths as {@code variants[0].name}. Environment variables stand
 * over the file: {@code FRESHET_KAFKA_BOOTSTRAP} over {@code kafka.bootstrap}.
 */
public final class ConfigTree {
  /** Of a file, in bytes. */
  static final int LARGEST_FILE = 1 << 20;

  private final Map<String, Entry> entries;
  private final Map<String, String> environment;

  private ConfigTree(Map<String, Entry> entries, Map<String, String> environment) {
    this.entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
    this.environment = Map.copyOf(environment);
  }

  public static ConfigTree empty() {
    return new ConfigTree(Map.of(), Map.of());
  }

  /** Throws {@link BadConfig} when the file cannot be read or is not plain YAML. */
  public static ConfigTree read(Path file) {
    try {
      long size = Files.size(file);
      if (size <= LARGEST_FILE) {
        return parse(Files.readString(file), file.toString());
      }
      throw new BadConfig(
          List.of("%s holds %d bytes, expected at most %d".formatted(file, size, LARGEST_FILE)));
    } catch (IOException e) {
      throw new BadConfig(List.of("cannot read %s: %s".formatted(file, FileProblem.reason(e))));
    }
  }

  /**
   * @param origin named in problems, as a file's name
   */
  public static ConfigTree parse(String yaml, String origin) {
    return new ConfigTree(YamlEntries.parse(yaml, origin), Map.of());
  }

  /** A copy under these variables; only names that start with {@code FRESHET_} count. */
  public ConfigTree withEnvironment(Map<String, String> variables) {
    Map<String, String> own = new LinkedHashMap<>();
    variables.forEach(
        (name, value) -> {
          if (name.startsWith(EnvironmentName.PREFIX)) {
            own.put(name, value);
          }
        });
    return new ConfigTree(entries, own);
  }

  /** A copy in which the key is this, as an option of the command line says. */
  public ConfigTree with(String key, String value) {
    Map<String, Entry> changed = new LinkedHashMap<>(entries);
    changed.put(key, new Entry(value, "the command line"));
    Map<String, String> rest = new LinkedHashMap<>(environment);
    rest.remove(EnvironmentName.of(key));
    return new ConfigTree(changed, rest);
  }

  Map<String, Entry> entries() {
    return entries;
  }

  Map<String, String> environment() {
    return environment;
  }

  Optional<Entry> find(String key) {
    String variable = EnvironmentName.of(key);
    String value = environment.get(variable);
    return value != null
        ? Optional.of(new Entry(value, "environment " + variable))
        : Optional.ofNullable(entries.get(key));
  }

  /**
   * @param origin file and line, or the variable
   */
  record Entry(String value, String origin) {
    /** Stands for a list that was written with nothing in it. */
    static final String EMPTY_LIST = "[]";
  }
}
