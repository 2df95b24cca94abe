package io.freshet.data;

import java.io.IOException;

/** Pictures that cannot be read: file, what was found, what was expected. */
public final class BadPictures extends IOException {
  private static final long serialVersionUID = 1L;

  public BadPictures(String sentence) {
    super(sentence);
  }

  public BadPictures(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
