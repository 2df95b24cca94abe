package io.freshet.simulator;

import java.util.Optional;

/** Where shoppers get their lists from. */
@FunctionalInterface
public interface Lists {
  /** A shop without recommendations. */
  Lists NONE = userId -> Optional.empty();

  /** The list to show to a user now; empty when there is none. */
  Optional<ShownList> listFor(String userId);
}
