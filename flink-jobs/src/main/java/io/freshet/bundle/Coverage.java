package io.freshet.bundle;

/** How many of a user's events one list covers. */
public enum Coverage {
  /** All that came in while the bundle was open: one encode for several events. */
  BUNDLE,
  /** Each event gets the list computed from the state just after it, for prequential replays. */
  EVENT
}
