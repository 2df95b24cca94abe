package io.freshet.score;

import io.freshet.model.BadModelPackage;
import io.freshet.model.Golden;
import io.freshet.model.ModelPackage;
import io.freshet.model.VectorSpace;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Random;

/**
 * Runs a scorer before traffic does.
 *
 * <p>Every item must be rankable and readable, answers must be finite and in order, and golden
 * inputs must give golden outputs to 1e-4 of max(1, |expected|), up to ties.
 */
final class LoadCheck {
  static final double TOLERANCE = 1e-4;

  private static final float ABOVE_ALL = 1e6f;

  private final Scorer scorer;
  private final ModelPackage model;

  private LoadCheck(Scorer scorer) {
    this.scorer = scorer;
    this.model = scorer.model();
  }

  static void run(Scorer scorer) throws BadModelPackage {
    LoadCheck check = new LoadCheck(scorer);
    try {
      check.rankEveryItem();
      check.takeLongBatches();
      check.takeNewItems();
      check.matchGolden();
    } catch (ScoringFailure e) {
      throw new BadModelPackage(
          "%s does not run: %s".formatted(check.model.folder(), e.getMessage()), e);
    }
  }

  /** A table with fewer or more rows than the vocabulary has items shows here. */
  private void rankEveryItem() throws BadModelPackage {
    int items = model.vocabulary().size();
    SequenceBatch last = new SequenceBatch(1, 1, new long[] {items});
    TopItems all = scorer.score(last, items);
    checkSound(all, "of the last item alone");
    BitSet seen = new BitSet(items + 1);
    for (int item : all.items()) {
      seen.set(item);
    }
    if (seen.cardinality() != items) {
      throw refusal(
          "ranks %d different items of the %d in its vocabulary"
              .formatted(seen.cardinality(), items));
    }
  }

  private void takeLongBatches() throws BadModelPackage {
    Random random = new Random(1);
    long[] items =
        random.longs(3L * model.maxLength(), 1, model.vocabulary().size() + 1L).toArray();
    Arrays.fill(items, 0, model.maxLength() / 2, SequenceBatch.PAD);
    SequenceBatch batch = new SequenceBatch(3, model.maxLength(), items);
    checkSound(scorer.score(batch, 10), "of three long sequences");
  }

  /** One whose bias stands above all is the best for everybody, and no other is listed. */
  private void takeNewItems() throws BadModelPackage {
    ContentReader content = scorer.content().orElse(null);
    if (content == null) {
      return;
    }
    float[] picture = new float[content.pictures().map(VectorSpace::width).orElse(0)];
    Arrays.fill(picture, 1);
    Known called = new Known("A title", List.of("a category"), new float[0]);
    List<Known> known = List.of(Known.NOTHING, called, called.pictured(picture));
    float[] rows = content.rows(known);
    for (float number : rows) {
      if (!Float.isFinite(number)) {
        throw refusal("makes %s of a new item, expected numbers".formatted(number));
      }
    }
    rows[rows.length - 1] += ABOVE_ALL;
    int items = model.vocabulary().size();
    SequenceBatch last = new SequenceBatch(2, 1, new long[] {1, items});
    TopItems best = scorer.score(last, 1, new NewItems(known.size(), rows));
    for (int item : best.items()) {
      if (item != items + known.size()) {
        throw refusal(
            "ranks item %d before the last new item whose bias stands above all, expected item %d"
                .formatted(item, items + known.size()));
      }
    }
  }

  private void checkSound(TopItems top, String what) throws BadModelPackage {
    for (int at = 0; at < top.items().length; at++) {
      float score = top.scores()[at];
      if (!Float.isFinite(score)) {
        throw refusal(
            "gives score %s at place %d %s, expected a number"
                .formatted(score, at % top.k(), what));
      }
      int item = top.items()[at];
      if (item < 1 || item > model.vocabulary().size()) {
        throw refusal(
            "gives item index %d at place %d %s, expected 1 to %d"
                .formatted(item, at % top.k(), what, model.vocabulary().size()));
      }
      if (at % top.k() > 0 && score > top.scores()[at - 1]) {
        throw refusal("gives scores that rise at place %d %s".formatted(at % top.k(), what));
      }
    }
  }

  private void matchGolden() throws BadModelPackage {
    Golden golden = model.golden().orElse(null);
    for (int at = 0; golden != null && at < golden.cases().size(); at++) {
      Golden.Case expected = golden.cases().get(at);
      checkFits(expected, at);
      SequenceBatch batch = new SequenceBatch(expected.rows(), expected.length(), expected.items());
      TopItems found = scorer.score(batch, expected.k());
      checkSound(found, "of golden case " + at);
      for (int row = 0; row < expected.rows(); row++) {
        String difference = GoldenRow.of(expected, found, row).difference(TOLERANCE);
        if (!difference.isEmpty()) {
          throw refusal("differs in golden case %d row %d: %s".formatted(at, row, difference));
        }
      }
    }
  }

  private void checkFits(Golden.Case expected, int at) throws BadModelPackage {
    long items = model.vocabulary().size();
    boolean fits =
        expected.length() <= model.maxLength()
            && expected.k() <= items
            && Arrays.stream(expected.items()).allMatch(item -> item >= 0 && item <= items);
    if (!fits) {
      throw refusal(
          "has a golden case %d that it cannot take: length %d, k %d, expected at most %d and %d,"
                  .formatted(at, expected.length(), expected.k(), model.maxLength(), items)
              + " items from 0 to "
              + items);
    }
  }

  private BadModelPackage refusal(String what) {
    return new BadModelPackage("%s %s".formatted(model.folder(), what));
  }
}
