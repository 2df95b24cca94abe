package io.freshet.block;

import java.util.Locale;

/** How a mixer may be trained and read. */
public enum Mode {
  /** At every position, from nothing that comes later. */
  CAUSAL,
  /** At every position, from both sides. */
  BIDIRECTIONAL,
  /** At the newest position alone. */
  LAST_SLOT;

  /** As tables of systems call it. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
