package io.freshet.evaluate;

import io.freshet.data.RankingCase;
import java.util.Arrays;

/**
 * The answer to one {@link RankingCase}.
 *
 * @param rank how many other items stand before the target or level with it: 0 is the top, {@link
 *     #MISSED} when it is not in the list at all
 * @param top the best items, best first, seen ones left out
 */
public record Ranking(int rank, int[] top) {
  /** The rank of a target that was not listed. */
  public static final int MISSED = Integer.MAX_VALUE;

  /**
   * Ranks the whole catalogue. Items of the history are left out, a target among them is missed; an
   * item level with the target, or not a number, counts as standing before it.
   *
   * @param scores (V), overwritten: seen items become negative infinity
   * @param depth how many items to list, fewer when fewer are unseen
   */
  public static Ranking of(float[] scores, RankingCase question, int depth) {
    float target = scores[question.target()];
    for (int seen : question.history()) {
      scores[seen] = Float.NEGATIVE_INFINITY;
    }
    int rank = -1;
    for (float score : scores) {
      if (!(score < target)) {
        rank++;
      }
    }
    boolean seen = scores[question.target()] == Float.NEGATIVE_INFINITY;
    return new Ranking(seen ? MISSED : rank, best(scores, depth));
  }

  /**
   * Reads a list that a scorer has ranked already.
   *
   * @param items best first, seen items still among them
   * @param scores of the items
   */
  public static Ranking of(int[] items, float[] scores, RankingCase question, int depth) {
    int[] seen = question.history().clone();
    Arrays.sort(seen);
    int[] top = new int[Math.min(depth, items.length)];
    int unseen = 0;
    int place = -1;
    for (int at = 0; at < items.length; at++) {
      if (Arrays.binarySearch(seen, items[at]) >= 0) {
        continue;
      }
      if (unseen < top.length) {
        top[unseen] = items[at];
      }
      if (items[at] == question.target()) {
        place = at;
      }
      unseen++;
    }
    int[] listed = unseen < top.length ? Arrays.copyOf(top, unseen) : top;
    return new Ranking(place < 0 ? MISSED : levelOrBefore(items, scores, place, seen), listed);
  }

  private static int levelOrBefore(int[] items, float[] scores, int place, int[] seen) {
    int rank = -1;
    for (int at = 0; at < items.length && !(scores[at] < scores[place]); at++) {
      if (Arrays.binarySearch(seen, items[at]) < 0) {
        rank++;
      }
    }
    return rank;
  }

  /** The items of the highest finite scores, best first; level ones by lower index. */
  private static int[] best(float[] scores, int depth) {
    int[] best = new int[depth];
    int size = 0;
    for (int item = 0; item < scores.length; item++) {
      if (!(scores[item] > Float.NEGATIVE_INFINITY)) {
        continue;
      }
      if (size == depth && !(scores[item] > scores[best[size - 1]])) {
        continue;
      }
      int at = size < depth ? size++ : size - 1;
      while (at > 0 && scores[best[at - 1]] < scores[item]) {
        best[at] = best[at - 1];
        at--;
      }
      best[at] = item;
    }
    return Arrays.copyOf(best, size);
  }
}
