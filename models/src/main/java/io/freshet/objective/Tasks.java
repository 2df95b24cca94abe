package io.freshet.objective;

import java.util.List;

/**
 * What a batch asks besides items.
 *
 * @param ofRow (B) which task each row is for, or nothing when there is one alone
 * @param questions each for another head
 */
public record Tasks(long[] ofRow, List<Question> questions) {
  /** Items are all that is asked. */
  public static final Tasks NONE = new Tasks(new long[0], List.of());

  public Tasks {
    questions = List.copyOf(questions);
  }

  /**
   * Its answers together weigh as much as one item for each row that asks, however many they are: a
   * question at every position drowns none that is asked once.
   *
   * @param head that answers
   * @param rows that ask it, or as many items as it is to weigh
   * @param positions (M) as row * L + column
   * @param labels (M) the right classes
   */
  public record Question(String head, int rows, long[] positions, long[] labels) {
    /** Of one answer, where that of one item is 1. */
    public double weight() {
      return (double) rows / labels.length;
    }
  }
}
