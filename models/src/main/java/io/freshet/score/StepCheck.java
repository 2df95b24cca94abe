package io.freshet.score;

import io.freshet.model.BadModelPackage;
import io.freshet.model.Golden;
import io.freshet.model.ModelPackage;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * Runs a scorer's steps before traffic does: a step after all but the last item must give what the
 * whole sequence gives, golden outputs where there are any; a row without a new item must stay as
 * it is; and what lies beyond the horizon must not matter.
 */
final class StepCheck {
  private static final int BEYOND = 32;
  private static final int K = 20;

  private final Scorer whole;
  private final StepScorer steps;
  private final ModelPackage model;
  private final int k;

  private StepCheck(Scorer whole, StepScorer steps) {
    this.whole = whole;
    this.steps = steps;
    this.model = whole.model();
    this.k = Math.min(K, model.vocabulary().size());
  }

  static void run(Scorer whole, StepScorer steps) throws BadModelPackage {
    StepCheck check = new StepCheck(whole, steps);
    try {
      for (Golden.Case expected : check.cases()) {
        check.lastItemIsAStep(expected);
      }
      if (steps.horizon() <= check.model.maxLength()) {
        check.forgetsBeyondTheHorizon();
      }
    } catch (ScoringFailure e) {
      throw new BadModelPackage(
          "%s does not run: %s".formatted(check.model.folder(), e.getMessage()), e);
    }
  }

  private List<Golden.Case> cases() throws BadModelPackage {
    Golden golden = model.golden().orElse(null);
    if (golden != null) {
      return golden.cases();
    }
    List<Golden.Case> cases = new ArrayList<>();
    for (int length : new int[] {1, Math.min(7, model.maxLength()), model.maxLength()}) {
      cases.add(scored(new SequenceBatch(2, length, items(2 * length))));
    }
    return cases;
  }

  private Golden.Case scored(SequenceBatch batch) {
    TopItems top = whole.score(batch, k);
    return new Golden.Case(
        batch.rows(), batch.length(), batch.items(), k, top.items(), top.scores());
  }

  private void lastItemIsAStep(Golden.Case expected) throws BadModelPackage {
    int rows = expected.rows();
    byte[][] kept = new byte[rows][steps.keptBytes()];
    steps.begin(withoutLast(expected), expected.k(), kept);
    long[] last = new long[rows];
    for (int row = 0; row < rows; row++) {
      last[row] = expected.items()[(row + 1) * expected.length() - 1];
    }
    compare(expected, steps.step(last, expected.k(), kept), "after a step");
    byte[][] before = Arrays.stream(kept).map(byte[]::clone).toArray(byte[][]::new);
    compare(expected, steps.step(new long[rows], expected.k(), kept), "after a step of no item");
    for (int row = 0; row < rows; row++) {
      if (!isSame(kept[row], before[row])) {
        throw refusal("changes what it keeps in a step of no item");
      }
    }
  }

  /** As numbers: the runtime may lose the sign of a zero. */
  private static boolean isSame(byte[] a, byte[] b) {
    FloatBuffer left = ByteBuffer.wrap(a).order(ByteOrder.nativeOrder()).asFloatBuffer();
    FloatBuffer right = ByteBuffer.wrap(b).order(ByteOrder.nativeOrder()).asFloatBuffer();
    return left.equals(right);
  }

  /** One position shorter, or one of padding. */
  private static SequenceBatch withoutLast(Golden.Case expected) {
    int length = Math.max(1, expected.length() - 1);
    long[] items = new long[expected.rows() * length];
    for (int row = 0; row < expected.rows() && expected.length() > 1; row++) {
      System.arraycopy(expected.items(), row * expected.length(), items, row * length, length);
    }
    return new SequenceBatch(expected.rows(), length, items);
  }

  private void forgetsBeyondTheHorizon() throws BadModelPackage {
    int length = steps.horizon();
    int beyond = Math.min(BEYOND, length);
    long[] history = items(length + beyond);
    byte[][] kept = new byte[1][steps.keptBytes()];
    TopItems found =
        steps.begin(new SequenceBatch(1, length, Arrays.copyOf(history, length)), k, kept);
    for (int at = length; at < history.length; at++) {
      found = steps.step(new long[] {history[at]}, k, kept);
    }
    long[] newest = Arrays.copyOfRange(history, beyond, history.length);
    Golden.Case expected = scored(new SequenceBatch(1, length, newest));
    compare(expected, found, "after steps beyond its horizon of " + steps.horizon());
  }

  private void compare(Golden.Case expected, TopItems found, String when) throws BadModelPackage {
    for (int row = 0; row < expected.rows(); row++) {
      String difference = GoldenRow.of(expected, found, row).difference(LoadCheck.TOLERANCE);
      if (!difference.isEmpty()) {
        throw refusal("differs %s in row %d: %s".formatted(when, row, difference));
      }
    }
  }

  private long[] items(int count) {
    return new Random(2).longs(count, 1, model.vocabulary().size() + 1L).toArray();
  }

  private BadModelPackage refusal(String what) {
    return new BadModelPackage("%s %s".formatted(model.folder(), what));
  }
}
