package io.freshet.source;

import io.freshet.schema.DeadLetter;

/** What a Kafka record turned out to be. A source has no side output, so both go one way. */
public sealed interface Received<T> {
  /** A record that reads as what it should be. */
  record Good<T>(T value) implements Received<T> {}

  /** A record that does not. */
  record Bad<T>(DeadLetter letter) implements Received<T> {}
}
