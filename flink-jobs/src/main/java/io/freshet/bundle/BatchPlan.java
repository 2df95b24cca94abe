package io.freshet.bundle;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Inputs of different lengths, sorted and cut into rectangles that waste little padding.
 *
 * @param batches longest first; together they hold every input once
 */
public record BatchPlan(List<Batch> batches) {
  public BatchPlan {
    batches = List.copyOf(batches);
  }

  /**
   * One rectangle.
   *
   * @param inputs positions in the list of lengths that was planned
   * @param length of the longest input, to which the others are padded
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  public record Batch(int[] inputs, int length) {
    /** Positions computed, padding included. */
    public long paddedTokens() {
      return (long) inputs.length * length;
    }
  }

  /**
   * What a rectangle may cost.
   *
   * @param padding share of a rectangle's positions that may be padding, 0 to 1
   * @param slackTokens padding that is always worth one call less
   * @param rows inputs in one rectangle at most
   */
  public record Budget(double padding, int slackTokens, int rows) implements Serializable {
    public Budget {
      if (!(padding >= 0 && padding < 1) || slackTokens < 0 || rows < 1) {
        throw new IllegalArgumentException(
            ("cannot plan batches with padding %s, slack of %d tokens and %d rows: expected 0 to 1,"
                    + " at least 0 and at least 1")
                .formatted(padding, slackTokens, rows));
      }
    }
  }

  /**
   * @param lengths each at least 1
   */
  // per record
  public static BatchPlan of(int[] lengths, Budget budget) {
    long[] longestFirst = new long[lengths.length];
    for (int i = 0; i < lengths.length; i++) {
      longestFirst[i] = ((long) -lengths[i] << 32) | i;
    }
    Arrays.sort(longestFirst);
    List<Batch> batches = new ArrayList<>();
    int start = 0;
    while (start < lengths.length) {
      int end = end(longestFirst, start, budget);
      batches.add(batch(longestFirst, start, end));
      start = end;
    }
    return new BatchPlan(batches);
  }

  /** The first input that must not join the rectangle begun at start. */
  private static int end(long[] longestFirst, int start, Budget budget) {
    int longest = length(longestFirst[start]);
    long used = longest;
    int end = start + 1;
    while (end < longestFirst.length && end - start < budget.rows()) {
      long usedWithIt = used + length(longestFirst[end]);
      long padded = (long) longest * (end - start + 1);
      if (padded - usedWithIt > Math.max(budget.slackTokens(), padded * budget.padding())) {
        break;
      }
      used = usedWithIt;
      end++;
    }
    return end;
  }

  private static Batch batch(long[] longestFirst, int start, int end) {
    int[] inputs = new int[end - start];
    for (int i = start; i < end; i++) {
      inputs[i - start] = (int) longestFirst[i];
    }
    return new Batch(inputs, length(longestFirst[start]));
  }

  private static int length(long packed) {
    return (int) -(packed >> 32);
  }

  /** Positions computed by all batches, padding included. */
  public long paddedTokens() {
    long sum = 0;
    for (Batch batch : batches) {
      sum += batch.paddedTokens();
    }
    return sum;
  }
}
