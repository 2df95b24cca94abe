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
   * @param head that answers
   * @param positions (M) as row * L + column
   * @param labels (M) the right classes
   */
  public record Question(String head, long[] positions, long[] labels) {}
}
