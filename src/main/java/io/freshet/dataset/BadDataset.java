package io.freshet.dataset;

import java.io.IOException;

/** A data set that cannot be read: file, line, what was found, what was expected. */
public final class BadDataset extends IOException {
  public BadDataset(String sentence) {
    super(sentence);
  }

  public BadDataset(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
