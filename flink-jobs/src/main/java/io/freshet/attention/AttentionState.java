package io.freshet.attention;

import io.freshet.sequence.UserSequence;

/**
 * What a version of a model kept of one user's history: bytes that mean something to that version
 * alone. It can always be made again from the history, and is whenever there is doubt.
 */
// per record
public final class AttentionState {
  private final String model;
  private final long epoch;
  private final byte[] kept;
  private long sequence;
  private int items;

  /**
   * @param model name and version
   * @param history the epoch and the number of the last event are taken of
   * @param items how many of them the model knows and took in
   * @param kept written by the model; held, not copied
   */
  public AttentionState(String model, UserSequence history, int items, byte[] kept) {
    this(model, history.epoch(), history.sequence(), items, kept);
  }

  AttentionState(String model, long epoch, long sequence, int items, byte[] kept) {
    this.model = model;
    this.epoch = epoch;
    this.sequence = sequence;
    this.items = items;
    this.kept = kept;
  }

  /**
   * Whether all that this state lacks of a history is its newest events: it is of the same model
   * and the same life of the user, and whatever came in after it went to the end.
   */
  public boolean leadsTo(UserSequence history, String otherModel) {
    return epoch == history.epoch()
        && sequence >= history.inOrderSince()
        && sequence <= history.sequence()
        && lacks(history) <= history.size()
        && model.equals(otherModel);
  }

  /** How many events came in after it. */
  public long lacks(UserSequence history) {
    return history.sequence() - sequence;
  }

  /**
   * Notes that the model took the newest events in.
   *
   * @param more items that it knows among them
   */
  public void reached(UserSequence history, int more) {
    sequence = history.sequence();
    items += more;
  }

  /** How many items went in since it began. */
  public int items() {
    return items;
  }

  /** The bytes themselves, for the model to read and replace. */
  public byte[] kept() {
    return kept;
  }

  String model() {
    return model;
  }

  long epoch() {
    return epoch;
  }

  long sequence() {
    return sequence;
  }

  /** A copy that later steps do not change. */
  AttentionState copy() {
    return new AttentionState(model, epoch, sequence, items, kept.clone());
  }
}
