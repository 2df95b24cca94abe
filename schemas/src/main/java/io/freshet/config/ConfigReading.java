package io.freshet.config;

import io.freshet.config.ConfigTree.Entry;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One reading of a tree: what was asked, what was used, what was wrong. */
final class ConfigReading {
  private final ConfigTree tree;
  private final Map<String, ConfigKey> keys = new LinkedHashMap<>();
  private final Set<String> used = new HashSet<>();
  private final List<String> left = new ArrayList<>();
  private final List<String> problems = new ArrayList<>();

  ConfigReading(ConfigTree tree) {
    this.tree = tree;
  }

  /** Where two processes share a key, the one that says what it means is listed. */
  void declare(ConfigKey key) {
    keys.merge(key.name(), key, (first, next) -> first.meaning().isEmpty() ? next : first);
  }

  Optional<Entry> find(String key) {
    return tree.find(key);
  }

  Optional<Entry> take(String key) {
    use(key);
    return tree.find(key);
  }

  void leave(String key) {
    left.add(key);
  }

  Optional<List<String>> list(String key) {
    List<String> elements = new ArrayList<>();
    for (Optional<Entry> next = take(key + "[0]"); next.isPresent(); ) {
      elements.add(next.get().value());
      next = take(key + '[' + elements.size() + ']');
    }
    // Asked last, so that a list that the environment replaces counts as read.
    Optional<Entry> whole = take(key);
    if (whole.isPresent()) {
      return Optional.of(split(whole.get().value().strip()));
    }
    return elements.isEmpty() ? Optional.empty() : Optional.of(List.copyOf(elements));
  }

  private static List<String> split(String text) {
    return text.isEmpty() || text.equals(Entry.EMPTY_LIST)
        ? List.of()
        : Arrays.stream(text.split(",", -1)).map(String::strip).toList();
  }

  Map<String, String> below(String key) {
    Map<String, String> values = new LinkedHashMap<>();
    tree.entries()
        .forEach(
            (path, entry) -> {
              if (path.startsWith(key + '.')) {
                used.add(path);
                values.put(path.substring(key.length() + 1), entry.value());
              }
            });
    tree.environment()
        .forEach(
            (variable, value) -> {
              if (variable.startsWith(EnvironmentName.of(key) + '_')) {
                used.add(variable);
                values.put(EnvironmentName.below(key, variable), value);
              }
            });
    return values;
  }

  /** How many elements the list has. */
  int elements(String key) {
    used.add(key);
    int count = 0;
    while (hasBelow(key + '[' + count + ']')) {
      count++;
    }
    return count;
  }

  void problem(String sentence) {
    problems.add(sentence);
  }

  List<ConfigKey> keys() {
    return List.copyOf(keys.values());
  }

  void finish() {
    List<String> all = new ArrayList<>(problems);
    all.addAll(new UnknownKeys(keys.keySet(), used, left).in(tree));
    if (!all.isEmpty()) {
      throw new BadConfig(all);
    }
  }

  private void use(String key) {
    used.add(key);
    used.add(EnvironmentName.of(key));
  }

  private boolean hasBelow(String path) {
    return tree.entries().keySet().stream()
        .anyMatch(
            key -> key.equals(path) || key.startsWith(path + '.') || key.startsWith(path + '['));
  }
}
