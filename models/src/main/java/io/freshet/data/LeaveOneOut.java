package io.freshet.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The leave-one-out split: in each user's order the last item is the test target, the next-to-last
 * the validation target, the rest trains. Users with fewer than three items only train.
 *
 * @param train items of each user to learn from, oldest first
 * @param validation targets before the last, each with the history before it
 * @param test last targets, each with the history before it, the validation target included
 */
public record LeaveOneOut(int[][] train, List<RankingCase> validation, List<RankingCase> test) {
  private static final int SHORTEST = 3;

  public static LeaveOneOut of(InteractionLog log) {
    return of(log.itemsByUser());
  }

  /**
   * @param sequences items of each user, oldest first
   */
  static LeaveOneOut of(int[][] sequences) {
    int[][] train = new int[sequences.length][];
    List<RankingCase> validation = new ArrayList<>();
    List<RankingCase> test = new ArrayList<>();
    for (int user = 0; user < sequences.length; user++) {
      int[] all = sequences[user];
      int kept = all.length < SHORTEST ? all.length : all.length - 2;
      train[user] = Arrays.copyOf(all, kept);
      if (kept < all.length) {
        validation.add(caseAt(all, kept));
        test.add(caseAt(all, kept + 1));
      }
    }
    return new LeaveOneOut(train, List.copyOf(validation), List.copyOf(test));
  }

  private static RankingCase caseAt(int[] items, int target) {
    return new RankingCase(Arrays.copyOf(items, target), items[target]);
  }
}
