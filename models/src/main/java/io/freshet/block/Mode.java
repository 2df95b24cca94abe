package io.freshet.block;

import java.util.Locale;
import java.util.Set;

/** How a mixer may be trained and read. */
public enum Mode {
  /** At every position, from nothing that comes later. */
  CAUSAL,
  /** At every position, from both sides. */
  BIDIRECTIONAL,
  /** At the newest position alone. */
  LAST_SLOT,
  /** At queries beside the items, each seeing what the objective lets it see. */
  PERMUTED;

  /** Of a mixer that looks back, and at whatever it likes. */
  static Set<Mode> ofCausal() {
    return Set.of(CAUSAL, BIDIRECTIONAL, LAST_SLOT);
  }

  /** Of a mixer that looks both ways, at whatever an objective lets it see. */
  static Set<Mode> ofVisible() {
    return Set.of(BIDIRECTIONAL, LAST_SLOT, PERMUTED);
  }

  /** As tables of systems call it. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
