package io.freshet.measure;

import java.io.IOException;

/** A ledger that cannot be read: file, line, what was found, what was expected. */
public final class BadLedger extends IOException {
  BadLedger(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
