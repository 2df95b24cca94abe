package io.freshet.model;

/**
 * A model package that must not serve. The message says what, where, what was found and expected.
 */
public final class BadModelPackage extends Exception {
  public BadModelPackage(String message) {
    super(message);
  }

  public BadModelPackage(String message, Throwable cause) {
    super(message, cause);
  }
}
