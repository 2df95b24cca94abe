package io.freshet.system;

import java.util.List;

/**
 * A setting that one system has and others have not.
 *
 * @param name as commands and manifests call it
 * @param standard its value unless another is set
 * @param choices allowed words, or none when it is a whole number from 1
 * @param meaning in a few words
 */
public record Knob(String name, String standard, List<String> choices, String meaning) {
  public static Knob number(String name, int standard, String meaning) {
    return new Knob(name, Integer.toString(standard), List.of(), meaning);
  }

  /** The first choice is the standard. */
  public static Knob choice(String name, List<String> choices, String meaning) {
    return new Knob(name, choices.get(0), choices, meaning);
  }

  public boolean allows(String value) {
    return choices.isEmpty() ? value.matches("[1-9][0-9]{0,8}") : choices.contains(value);
  }

  /** What a value may be, for people. */
  public String allowed() {
    return choices.isEmpty() ? "a whole number from 1" : "one of " + String.join(", ", choices);
  }
}
