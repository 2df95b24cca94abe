package io.freshet.config;

import java.util.List;

/** Every mistake of a configuration, at once. */
public final class BadConfig extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final List<String> problems;

  public BadConfig(List<String> problems) {
    super(
        problems.size() == 1
            ? "bad configuration: " + problems.get(0)
            : "bad configuration, %d problems:%n  - %s"
                .formatted(
                    problems.size(), String.join(System.lineSeparator() + "  - ", problems)));
    this.problems = List.copyOf(problems);
  }

  /** One sentence each. */
  public List<String> problems() {
    return problems;
  }
}
