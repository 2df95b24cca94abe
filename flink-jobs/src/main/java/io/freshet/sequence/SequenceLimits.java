package io.freshet.sequence;

import java.io.Serializable;

/**
 * What bounds the state of one user.
 *
 * @param events how many of the newest events are kept
 * @param eventIds how many of the last ids are remembered to recognise duplicates
 * @param maxAgeMillis events older than the newest by more than this are dropped
 */
public record SequenceLimits(int events, int eventIds, long maxAgeMillis) implements Serializable {
  public SequenceLimits {
    if (events < 1 || eventIds < 1 || maxAgeMillis < 1) {
      throw new IllegalArgumentException(
          "cannot bound a sequence to %d events, %d ids and %d ms: expected at least 1 of each"
              .formatted(events, eventIds, maxAgeMillis));
    }
  }
}
