package io.freshet.system;

import io.freshet.config.Nearest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What is wrong with the sizes of a system, told all at once. */
public final class SizeCheck {
  private final List<String> problems = new ArrayList<>();

  public SizeCheck atLeastOne(String field, int value) {
    if (value < 1) {
      problems.add("%s is %d, expected at least 1".formatted(field, value));
    }
    return this;
  }

  /** Heads share the width equally. */
  public SizeCheck heads(int heads, int width) {
    if (width >= 1 && (heads < 1 || width % heads != 0)) {
      problems.add(
          "heads is %d, expected a divisor of width %d: %s"
              .formatted(heads, width, divisors(width)));
    }
    return this;
  }

  public SizeCheck dropout(double rate) {
    if (!(rate >= 0 && rate < 1)) {
      problems.add("dropout is %s, expected 0 to below 1".formatted(rate));
    }
    return this;
  }

  /**
   * @param knobs settings of the system's own
   * @param values by name
   */
  public SizeCheck own(List<Knob> knobs, Map<String, String> values) {
    values.forEach((name, value) -> own(knobs, name, value));
    return this;
  }

  private void own(List<Knob> knobs, String name, String value) {
    Optional<Knob> knob = knobs.stream().filter(k -> k.name().equals(name)).findFirst();
    if (knob.isEmpty()) {
      List<String> known = knobs.stream().map(Knob::name).toList();
      problems.add(
          "'%s' is none of its settings%s; its own are %s"
              .formatted(name, Nearest.hint(name, known), known));
    } else if (!knob.get().allows(value)) {
      problems.add("%s is %s, expected %s".formatted(name, value, knob.get().allowed()));
    }
  }

  /** One sentence each; none when all is well. */
  public List<String> problems() {
    return List.copyOf(problems);
  }

  private static String divisors(int width) {
    return IntStream.rangeClosed(1, width)
        .filter(divisor -> width % divisor == 0)
        .mapToObj(Integer::toString)
        .collect(Collectors.joining(", "));
  }
}
