package io.freshet.measure;

import io.freshet.bench.Machine;
import io.freshet.data.InteractionLog;
import io.freshet.evaluate.AtCutoff;
import io.freshet.evaluate.Estimate;
import io.freshet.measure.LedgerRow.Data;
import io.freshet.measure.SystemRow.Course;
import io.freshet.measure.SystemRow.Weight;
import io.freshet.system.Albert;
import io.freshet.system.SasRec;
import io.freshet.system.SystemCatalogue;
import io.freshet.system.SystemDefinition;
import io.freshet.system.XlNet;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;

/** Rows with figures made up to be told apart, and data small enough to train on in a test. */
final class Rows {
  static final Conditions SHORT = new Conditions(Duration.ofMinutes(2), 1, Conditions.ALL_EPOCHS);
  static final Conditions FULL = new Conditions(Duration.ofMinutes(30), 1, Conditions.ALL_EPOCHS);
  static final List<SystemDefinition> CATALOGUE = List.of(new SasRec(), new Albert(), new XlNet());
  static final Machine MACHINE = new Machine("2 x abacus", "abc1234");

  private static final Data DATA = new Data("ml-1m", 6_040, 3_416, 999_611);
  private static final String SHA = "5a".repeat(32);

  private Rows() {}

  static SystemRow system(String name, Conditions conditions, long seed, double ndcg) {
    RowKey key =
        new RowKey(SHA, name, Configuration.of(conditions, SystemCatalogue.named(name)), seed);
    return new SystemRow(
        key,
        DATA,
        MACHINE,
        quality(ndcg),
        new Weight(396_544, 440_793, 42_500_000, 3_400_000),
        new Latency(1.25, 40.5),
        new Course(
            2,
            2,
            conditions.budget().toSeconds() / 60.0,
            5.5,
            List.of(
                new CurvePoint(1, 6.1, 0.7 * ndcg, 31, 60),
                new CurvePoint(2, 5.7, 0.9 * ndcg, 61, 120))));
  }

  static FloorRow floor(String name, double ndcg) {
    return new FloorRow(new RowKey(SHA, name, Configuration.NONE, 0), DATA, MACHINE, quality(ndcg));
  }

  private static AtCutoff quality(double ndcg) {
    Estimate mrr = new Estimate(0.8 * ndcg, 0.003);
    return new AtCutoff(
        10, new Estimate(ndcg, 0.004), new Estimate(1.7 * ndcg, 0.006), mrr, 0.5, 10.5);
  }

  /** A hundred users who walk round a ring of twelve items. */
  static InteractionLog ring() {
    SplittableRandom random = new SplittableRandom(3);
    InteractionLog.Builder ring = InteractionLog.builder("ring");
    for (int user = 1; user <= 100; user++) {
      int at = random.nextInt(12);
      for (int event = 0; event < 5 + user % 5; event++) {
        ring.add("user-" + user, "item-" + at);
        at = (at + 1) % 12;
      }
    }
    return ring.build();
  }
}
