package io.freshet.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.freshet.backend.cost.Cost;
import io.freshet.block.AttentionPool;
import io.freshet.block.Bare;
import io.freshet.block.Chain;
import io.freshet.block.CompactNonLocal;
import io.freshet.block.CrissCrossAttention;
import io.freshet.block.Decays;
import io.freshet.block.DecoupledPositions;
import io.freshet.block.Distances;
import io.freshet.block.Fading;
import io.freshet.block.FlowAttention;
import io.freshet.block.FullAttention;
import io.freshet.block.GatedRecurrence;
import io.freshet.block.InterestAttention;
import io.freshet.block.InterlacedAttention;
import io.freshet.block.LightConvolution;
import io.freshet.block.LongShortAttention;
import io.freshet.block.LongShortTermMemory;
import io.freshet.block.LowRankAttention;
import io.freshet.block.Mixer;
import io.freshet.block.Positions;
import io.freshet.block.RecurrentAttention;
import io.freshet.block.RelativeAttention;
import io.freshet.block.Retention;
import io.freshet.block.Wrapper;
import io.freshet.objective.NextItem;
import io.freshet.objective.Objective;
import io.freshet.tensor.Slot;
import io.freshet.tensor.Visibility.Order;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Mixers in the place of the one of SasRec, which is asked for the next item at every position. */
final class MixerCompatibilityTest {
  private static final int WIDTH = 128;

  private record Mixing(List<Mixer> mixers) implements SystemDefinition {
    @Override
    public Card card() {
      return new Card("mixing", "none", "has another mixer");
    }

    @Override
    public Objective objective() {
      return new NextItem();
    }

    @Override
    public Parts parts(Settings settings, int items) {
      List<Wrapper> blocks = mixers.stream().map(mixer -> (Wrapper) new Bare(mixer, 0)).toList();
      Parts parts = new SasRec().parts(settings, items);
      return new Parts(
          parts.input(),
          parts.table(),
          fitting(parts.positions(), settings),
          parts.entry(),
          new Chain(blocks),
          parts.exit());
    }

    /** The usual ones, or the first that give what the mixers ask. */
    private Positions fitting(Positions usual, Settings settings) {
      return Stream.of(
              usual,
              new DecoupledPositions(settings.longest(), WIDTH),
              new Distances(settings.longest(), WIDTH),
              new Decays(settings.longest(), new Fading(2, 9)))
          .filter(p -> mixers.stream().allMatch(m -> p.gives().containsAll(m.asksOfPositions())))
          .findFirst()
          .orElse(usual);
    }
  }

  static Stream<Mixer> lookingBack() {
    return Stream.of(
        new FullAttention(WIDTH, 2, Order.CAUSAL),
        new LightConvolution(WIDTH, 2, 3),
        new LongShortAttention(WIDTH, 2, 3),
        new GatedRecurrence(WIDTH),
        new LongShortTermMemory(WIDTH),
        new AttentionPool(WIDTH),
        new RecurrentAttention(WIDTH, 2, 50, 100),
        new Retention(WIDTH, 100, new Fading(2, 9)));
  }

  static Stream<Mixer> lookingBothWays() {
    return Stream.of(
        new FullAttention(WIDTH, 2, Order.BOTH_WAYS),
        new FlowAttention(WIDTH, 2),
        new RelativeAttention(WIDTH, 2),
        new LowRankAttention(WIDTH, 2, 16, 100),
        new InterestAttention(WIDTH, 2, 8),
        new InterlacedAttention(WIDTH, 2, 10),
        new CrissCrossAttention(WIDTH, 16, 10, 2),
        new CompactNonLocal(WIDTH, 8));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("lookingBack")
  void whoLooksBackIsAskedAtEveryPosition(Mixer mixer) {
    SequenceSystem built = mixing(mixer, mixer).forCatalogue(10, new NextItem());
    assertThat(built.parts().body().mixers()).containsOnly(mixer);
    assertThat(Cost.ofScoring(built, 1, 10).flops()).as("it goes without the rest").isPositive();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("lookingBothWays")
  void whoLooksBothWaysWouldReadTheAnswer(Mixer mixer) {
    assertThatThrownBy(() -> mixing(mixer, mixer).forCatalogue(10, new NextItem()))
        .isInstanceOf(UnfitSystem.class)
        .hasMessageStartingWith(
            "system mixing cannot be built: objective causal-next-item is causal, mixer %s allows"
                    .formatted(mixer.label())
                + " bidirectional, last-slot");
  }

  @Test
  void everyMixerThatDoesNotFitIsToldOnceInTheOrderOfTheBlocks() {
    Mixer first = new CompactNonLocal(WIDTH, 8);
    Mixer second = new LowRankAttention(WIDTH, 2, 16, 9);
    assertThatThrownBy(() -> mixing(first, second, first).forCatalogue(10, new NextItem()))
        .hasMessage(
            "system mixing cannot be built: objective causal-next-item is causal, mixer"
                + " compact-non-local(8) allows bidirectional, last-slot; objective"
                + " causal-next-item is causal, mixer low-rank(2, 16) allows bidirectional,"
                + " last-slot; longest is 100, which takes 100 positions; mixer low-rank(2, 16)"
                + " takes at most 9");
  }

  @Test
  void aHistoryIsNoLongerThanWhatItsMixerTakes() {
    SystemPlan plan = mixing(new RecurrentAttention(WIDTH, 2, 50, 99));
    assertThatThrownBy(() -> plan.forCatalogue(10, new NextItem()))
        .isInstanceOf(UnfitSystem.class)
        .hasMessage(
            "system mixing cannot be built: longest is 100, which takes 100 positions; mixer"
                + " recurrent(2, 50) takes at most 99");
    SystemPlan shorter = plan.with(plan.settings().withLongest(99));
    assertThat(shorter.forCatalogue(10, new NextItem()).longest()).isEqualTo(99);
  }

  /** No positions give what both ask, so both are left with the usual ones. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("askingPositions")
  void positionsMustGiveWhatAMixerAsksOfThem(Mixer mixer) {
    Retention other = new Retention(WIDTH, 100, new Fading(2, 9));
    Mixer clashing = mixer.equals(other) ? new RecurrentAttention(WIDTH, 2, 50, 100) : other;
    assertThatThrownBy(() -> mixing(mixer, clashing).forCatalogue(10, new NextItem()))
        .isInstanceOf(UnfitSystem.class)
        .hasMessageContaining(
            "mixer %s asks positions for %s, positions learned give []"
                .formatted(
                    mixer.label(),
                    mixer.asksOfPositions().stream().map(Slot::name).sorted().toList()));
  }

  static Stream<Mixer> askingPositions() {
    return Stream.concat(lookingBack(), lookingBothWays())
        .filter(mixer -> !mixer.asksOfPositions().isEmpty());
  }

  private static SystemPlan mixing(Mixer... mixers) {
    return SystemPlan.of(new Mixing(List.of(mixers)));
  }
}
