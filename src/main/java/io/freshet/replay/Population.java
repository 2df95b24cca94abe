package io.freshet.replay;

import java.util.function.Predicate;

/** Which held-out events a figure is taken over. */
enum Population {
  /** Every one. An item the user had met before cannot be in a list, so it is a miss. */
  ALL("all", event -> true),
  /** Those later than the user's event before: without the ones that share its instant. */
  STRICTLY_LATER("strictly_later", ReplayEvent::strictlyLater),
  /** Those whose item the user had not met before. */
  NEW_ITEM("new_item", event -> !event.repeat());

  private final String key;
  private final Predicate<ReplayEvent> holds;

  Population(String key, Predicate<ReplayEvent> holds) {
    this.key = key;
    this.holds = holds;
  }

  /** Its name in JSON. */
  String key() {
    return key;
  }

  boolean holds(ReplayEvent event) {
    return holds.test(event);
  }
}
