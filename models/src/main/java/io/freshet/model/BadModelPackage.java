package io.freshet.model;

import java.util.Objects;

/**
 * A model package that must not serve. The message is one line that says what, where, what was
 * found and what was expected.
 */
public final class BadModelPackage extends Exception {
  public BadModelPackage(String message) {
    super(oneLine(message));
  }

  public BadModelPackage(String message, Throwable cause) {
    super(oneLine(message), cause);
  }

  @Override
  public String getMessage() {
    return Objects.requireNonNull(super.getMessage());
  }

  private static String oneLine(String message) {
    return message.replaceAll("\\s*\\R\\s*", " ");
  }
}
