package io.freshet.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.backend.cost.Cost;
import io.freshet.backend.cost.CostOps;
import io.freshet.backend.cost.Extents;
import io.freshet.block.Mixer;
import io.freshet.tensor.Declarations;
import io.freshet.tensor.Flow;
import io.freshet.tensor.Pass;
import io.freshet.tensor.Slot;
import java.util.stream.Stream;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Counted cost of systems in their standard widths, at 1,024 to 8,192 items. */
final class SystemCostTest {
  private static final int LONGEST = 8_192;
  private static final int ITEMS = 100;

  static Stream<SystemPlan> plans() {
    return SystemCatalogue.all().stream()
        .map(SystemPlan::of)
        .map(plan -> plan.with(plan.settings().withLongest(LONGEST)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("plans")
  void aMixerCostsWhatItDeclares(SystemPlan plan) {
    Parts parts = plan.forCatalogue(ITEMS, plan.objective()).parts();
    Mixer mixer = parts.body().mixers().get(0);
    for (int length = 1_024; length <= LONGEST; length *= 2) {
      Flow<Extents> flow =
          Flow.of(Slot.MAIN, Extents.of(1, length, plan.settings().width()))
              .with(Slot.ITEMS, Extents.of(1, length))
              .with(Slot.REAL, Extents.of(1, length));
      Flow<Extents> placed = parts.positions().apply(pass(new CostOps()), flow);
      CostOps ops = new CostOps();
      mixer.apply(pass(ops), placed);
      assertThat(ops.flops())
          .as("at length %d", length)
          .isCloseTo(mixer.flops(length), Percentage.withPercentage(8));
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("plans")
  void growsAsItsMixersDeclareWhenAHistoryDoubles(SystemPlan plan) {
    SequenceSystem system = plan.forCatalogue(ITEMS, plan.objective());
    for (int length = 1_024; length < LONGEST; length *= 2) {
      Cost once = Cost.ofEncoding(system, length);
      Cost twice = Cost.ofEncoding(system, 2 * length);
      double declared = declared(system, 2 * length) / declared(system, length);
      assertThat(twice.flops() / once.flops())
          .as("FLOPs at %d", length)
          .isBetween(1.9, declared * 1.02);
      assertThat(twice.bytes() / once.bytes()).as("bytes at %d", length).isBetween(1.9, 4.1);
    }
  }

  private static Pass<Extents> pass(CostOps ops) {
    return Pass.inference(ops, new Declarations<>((path, shape) -> Extents.of(shape)));
  }

  private static double declared(SequenceSystem system, int length) {
    return system.parts().body().mixers().stream().mapToDouble(m -> m.flops(length)).sum();
  }
}
