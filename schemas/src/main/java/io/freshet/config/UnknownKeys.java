package io.freshet.config;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** What stands in a tree and nobody asked for, with the name that was likely meant. */
final class UnknownKeys {
  private final Collection<String> known;
  private final Set<String> used;
  private final List<String> left;

  UnknownKeys(Collection<String> known, Set<String> used, List<String> left) {
    this.known = known;
    this.used = used;
    this.left = left;
  }

  List<String> in(ConfigTree tree) {
    List<String> problems = new ArrayList<>();
    tree.entries()
        .forEach(
            (key, entry) -> {
              if (!used.contains(key) && left.stream().noneMatch(own -> isBelow(key, own))) {
                problems.add(
                    "%s: '%s' is not a key%s"
                        .formatted(entry.origin(), key, Nearest.hint(key, known)));
              }
            });
    List<String> variables = known.stream().map(EnvironmentName::of).toList();
    tree.environment().keySet().stream()
        .sorted()
        .filter(variable -> !used.contains(variable) && isOurs(variable))
        .forEach(
            variable ->
                problems.add(
                    "environment %s is not a key%s"
                        .formatted(variable, Nearest.hint(variable, variables))));
    return problems;
  }

  /** Variables of launchers (FRESHET_HOME …) share the prefix: only those of a section are keys. */
  private boolean isOurs(String variable) {
    boolean leftAlone =
        left.stream().anyMatch(own -> variable.startsWith(EnvironmentName.of(own) + '_'));
    return !leftAlone
        && known.stream()
            .filter(key -> key.indexOf('.') > 0)
            .map(key -> EnvironmentName.of(key.substring(0, key.indexOf('.'))) + '_')
            .anyMatch(variable::startsWith);
  }

  private static boolean isBelow(String key, String section) {
    return key.equals(section) || key.startsWith(section + '.') || key.startsWith(section + '[');
  }
}
