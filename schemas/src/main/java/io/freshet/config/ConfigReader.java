package io.freshet.config;

import io.freshet.config.ConfigTree.Entry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Asks a {@link ConfigTree} for keys. A mistake does not stop the reading: the default is returned,
 * the mistake is kept, and {@link #finish} reports all of them, unknown keys included. What was
 * asked is the list of keys: {@link #keys}.
 */
public final class ConfigReader {
  private final ConfigReading reading;
  private final String prefix;
  private final String meaning;

  public ConfigReader(ConfigTree tree) {
    this(new ConfigReading(tree), "", "");
  }

  private ConfigReader(ConfigReading reading, String prefix, String meaning) {
    this.reading = reading;
    this.prefix = prefix;
    this.meaning = meaning;
  }

  /** The same reader; the next key read through it has this meaning, for people. */
  public ConfigReader about(String meaningOfTheKey) {
    return new ConfigReader(reading, prefix, meaningOfTheKey);
  }

  /** The same reader with every key below this one. */
  public ConfigReader section(String key) {
    return new ConfigReader(reading, prefix + key + '.', "");
  }

  public String string(String key, String fallback) {
    return scalar(key, "text", fallback, text -> text);
  }

  /** A text that must be given and not be empty; on a mistake the result is empty. */
  public String requiredString(String key) {
    String value = string(key, "");
    if (value.isEmpty()) {
      problem(key, "is missing");
    }
    return value;
  }

  public Path path(String key, Path fallback) {
    return scalar(key, "path", fallback, text -> Path.of(text));
  }

  public int integer(String key, int fallback, int min, int max) {
    return (int) whole(key, fallback, min, max);
  }

  public long whole(String key, long fallback, long min, long max) {
    return scalar(
        key, Range.kind("integer", min, max), fallback, text -> Range.whole(text, min, max));
  }

  public double number(String key, double fallback, double min, double max) {
    return scalar(
        key, Range.kind("number", min, max), fallback, text -> Range.number(text, min, max));
  }

  /** True unless the file says {@code false}. */
  public boolean onByDefault(String key) {
    return scalar(key, "true or false", true, ConfigReader::truth);
  }

  /** False unless the file says {@code true}. */
  public boolean offByDefault(String key) {
    return scalar(key, "true or false", false, ConfigReader::truth);
  }

  /** As {@code 5ms}, {@code 1s}, {@code 2m}, {@code 3h}, {@code 7d}; never negative. */
  public Duration duration(String key, Duration fallback) {
    return scalar(key, Units.DURATION, fallback, Units::duration, Units::text);
  }

  /** A duration in whole milliseconds. */
  public long millis(String key, Duration fallback) {
    return duration(key, fallback).toMillis();
  }

  /** As {@code 2026-01-31T12:00:00Z}. */
  public Instant instant(String key, Instant fallback) {
    return scalar(key, "time as 2026-01-31T12:00:00Z", fallback, text -> Instant.parse(text));
  }

  /** As {@code 64KiB}, {@code 1MiB}, {@code 2GiB}, {@code 100B}; never negative. */
  public long bytes(String key, long fallback) {
    return scalar(key, Units.BYTES, fallback, Units::bytes, Units::bytesText);
  }

  /** One of the enum's names, in lower case with dashes. */
  public <E extends Enum<E>> E oneOf(String key, E fallback) {
    List<E> all = Arrays.asList(fallback.getDeclaringClass().getEnumConstants());
    return scalar(
        key,
        "one of " + all.stream().map(ConfigReader::word).collect(Collectors.joining(", ")),
        fallback,
        text ->
            all.stream()
                .filter(one -> word(one).equals(text.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(IllegalArgumentException::new),
        ConfigReader::word);
  }

  /** One of these words. */
  public String oneOf(String key, String fallback, List<String> words) {
    return scalar(
        key,
        "one of " + String.join(", ", words),
        fallback,
        text -> {
          if (!words.contains(text)) {
            throw new IllegalArgumentException();
          }
          return text;
        });
  }

  /** A list of texts; in the environment separated by commas. */
  public List<String> list(String key, List<String> fallback) {
    String full = declare(key, "list", fallback.isEmpty() ? "" : fallback.toString());
    return reading.list(full).orElse(fallback);
  }

  /** Everything below the key, by the rest of its path, untouched. */
  public Map<String, String> strings(String key) {
    return reading.below(declare(key, "map", ""));
  }

  /** One reader for each element of a list of maps. */
  public List<ConfigReader> sections(String key) {
    String full = declare(key, "list of maps", "");
    List<ConfigReader> all = new ArrayList<>();
    for (int i = 0; i < reading.elements(full); i++) {
      all.add(new ConfigReader(reading, full + '[' + i + "].", ""));
    }
    return all;
  }

  /** The key is no more; who still uses it is told what to write instead. */
  public void removed(String key, String successor) {
    String full = prefix + key;
    reading
        .take(full)
        .ifPresent(
            entry ->
                reading.problem(
                    "%s: '%s' was removed, use '%s'"
                        .formatted(entry.origin(), full, prefix + successor)));
  }

  /** Keys below belong to another process, which will judge them. */
  public void leave(String key) {
    reading.leave(prefix + key);
  }

  /** A mistake that only the caller can see, as two keys that contradict each other. */
  public void problem(String key, String sentence) {
    String full = prefix + key;
    reading.problem(
        reading
            .find(full)
            .map(entry -> "%s: '%s' %s".formatted(entry.origin(), full, sentence))
            .orElse("'%s' %s".formatted(full, sentence)));
  }

  /** Call when every key has been asked: throws all mistakes at once. */
  public void finish() throws BadConfig {
    reading.finish();
  }

  /** Every key asked so far, in that order. */
  public List<ConfigKey> keys() {
    return reading.keys();
  }

  private <V> V scalar(String key, String kind, V fallback, Function<String, V> parse) {
    return scalar(key, kind, fallback, parse, String::valueOf);
  }

  private <V> V scalar(
      String key, String kind, V fallback, Function<String, V> parse, Function<V, String> write) {
    String full = declare(key, kind, write.apply(fallback));
    Optional<Entry> entry = reading.take(full);
    if (entry.isEmpty()) {
      return fallback;
    }
    try {
      return parse.apply(entry.get().value().strip());
    } catch (RuntimeException wrong) {
      reading.problem(
          "%s: '%s' is %s, expected %s"
              .formatted(entry.get().origin(), full, Secrets.shown(full, entry.get()), kind));
      return fallback;
    }
  }

  private String declare(String key, String kind, String fallback) {
    String full = prefix + key;
    reading.declare(new ConfigKey(full, kind, fallback, meaning));
    return full;
  }

  private static boolean truth(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "true", "yes", "on" -> true;
      case "false", "no", "off" -> false;
      default -> throw new IllegalArgumentException();
    };
  }

  private static String word(Enum<?> one) {
    return one.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
