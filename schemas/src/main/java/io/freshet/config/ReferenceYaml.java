package io.freshet.config;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Every key with its meaning, what may stand there and its default, as a YAML file that says
 * nothing new: read, it gives the defaults.
 */
public final class ReferenceYaml {
  private static final Pattern PLAIN = Pattern.compile("[a-zA-Z0-9/.][a-zA-Z0-9:/._@-]*");
  private static final String INDENT = "  ";

  private final StringBuilder out = new StringBuilder();

  private ReferenceYaml() {}

  /**
   * @param keys as {@link ConfigReader#keys} lists them after everything was read from an empty
   *     tree
   */
  public static String of(List<ConfigKey> keys) {
    Section root = new Section();
    keys.stream()
        .filter(key -> key.name().indexOf('[') < 0)
        .forEach(key -> root.put(new ArrayList<>(Arrays.asList(key.name().split("\\."))), key));
    ReferenceYaml yaml = new ReferenceYaml();
    yaml.write(root, "");
    return yaml.out.toString();
  }

  private void write(Section section, String indent) {
    section.keys.forEach((name, key) -> write(name, key, indent));
    section.sections.forEach(
        (name, below) -> {
          if (indent.isEmpty() && !out.isEmpty()) {
            out.append('\n');
          }
          out.append(indent).append(name).append(":\n");
          write(below, indent + INDENT);
        });
  }

  private void write(String name, ConfigKey key, String indent) {
    if (!key.meaning().isEmpty()) {
      out.append(indent).append("# ").append(key.meaning()).append('\n');
    }
    out.append(indent).append("# ").append(key.kind()).append('\n');
    out.append(indent).append(name).append(": ").append(value(key)).append('\n');
  }

  private static String value(ConfigKey key) {
    return switch (key.kind()) {
      case ConfigReader.MAP -> "{}";
      case ConfigReader.SECTIONS -> "[]";
      case ConfigReader.LIST -> key.fallback().isEmpty() ? "[]" : key.fallback();
      default -> PLAIN.matcher(key.fallback()).matches() ? key.fallback() : quoted(key.fallback());
    };
  }

  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  private static final class Section {
    private final Map<String, ConfigKey> keys = new LinkedHashMap<>();
    private final Map<String, Section> sections = new LinkedHashMap<>();

    void put(List<String> path, ConfigKey key) {
      String first = path.remove(0);
      if (path.isEmpty()) {
        keys.put(first, key);
      } else {
        sections.computeIfAbsent(first, name -> new Section()).put(path, key);
      }
    }
  }
}
