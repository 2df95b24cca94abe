package io.freshet.train;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.block.Answering;
import io.freshet.block.Body;
import io.freshet.block.FeedForward;
import io.freshet.block.FinalNorm;
import io.freshet.block.Mixer;
import io.freshet.block.Mode;
import io.freshet.block.PreNorm;
import io.freshet.block.Stack;
import io.freshet.data.InteractionLog;
import io.freshet.data.ItemFacts;
import io.freshet.data.LeaveOneOut;
import io.freshet.objective.Objective;
import io.freshet.system.Card;
import io.freshet.system.CompactGeneralisedNonLocal;
import io.freshet.system.ItemUVit;
import io.freshet.system.Knob;
import io.freshet.system.Parts;
import io.freshet.system.Settings;
import io.freshet.system.SystemCatalogue;
import io.freshet.system.SystemDefinition;
import io.freshet.tensor.Block;
import io.freshet.tensor.Flow;
import io.freshet.tensor.Pass;
import io.freshet.tensor.Slot;
import io.freshet.train.TrainingPlan.Batching;
import io.freshet.train.TrainingPlan.Precision;
import io.freshet.train.TrainingPlan.Stopping;
import io.freshet.train.TrainingPlan.TableStart;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every user walks round three rings in turn: what comes next follows from the item three places
 * back, and from nothing else. Who cannot look there guesses.
 */
@Tag("full")
final class PlantedSignalTest {
  private static final int RINGS = 3;
  private static final int SIZE = 13;

  static Stream<SystemDefinition> systems() {
    return SystemCatalogue.all().stream();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("systems")
  void aSystemFindsWhatItsMixerAloneCanFind(SystemDefinition definition) {
    IntStream.rangeClosed(1, 3)
        .parallel()
        .forEach(
            seed -> {
              double whole = hits(definition, seed);
              double without = hits(new WithoutMixer(definition), seed);
              String name = definition.card().name();
              assertThat(whole).as("%s, seed %d", name, seed).isGreaterThan(0.5);
              assertThat(without).as("%s without its mixer, seed %d", name, seed).isLessThan(0.25);
            });
  }

  private static double hits(SystemDefinition definition, int seed) {
    InteractionLog log = rings(seed);
    TrainingPlan plan =
        TrainingFixtures.small()
            .withSystem(TrainingFixtures.plan(definition))
            .withStart(TableStart.RANDOM)
            .withBatching(new Batching(8, 512, 1, Precision.FLOAT32))
            .withStopping(new Stopping(epochs(definition), 100, 50))
            .withSeed(seed);
    TrainedModel model = Training.run(plan, log);
    return Training.evaluate(model, LeaveOneOut.of(log).test()).at(1).hitRate().mean();
  }

  /**
   * Who hides items is asked for a few at once, who makes them out of noise for one; who hears of
   * everybody one number a group learns slowest.
   */
  private static int epochs(SystemDefinition definition) {
    if (definition instanceof CompactGeneralisedNonLocal) {
      return 160;
    }
    if (definition instanceof ItemUVit) {
      return 240;
    }
    return definition.objective().mode() == Mode.CAUSAL ? 40 : 80;
  }

  /** Every ring has items of its own, which tell what they are, and nobody comes near its end. */
  private static InteractionLog rings(int seed) {
    SplittableRandom random = new SplittableRandom(seed);
    InteractionLog.Builder log = InteractionLog.builder("rings");
    for (int item = 0; item < RINGS * SIZE; item++) {
      String ring = "ring" + item / SIZE;
      log.describe(ring + "item" + item % SIZE, List.of(ring, "step" + item % SIZE));
    }
    for (int user = 0; user < 300; user++) {
      int[] at = random.ints(RINGS, 0, SIZE).toArray();
      int first = random.nextInt(RINGS);
      int events = 8 + random.nextInt(6);
      for (int event = 0; event < events; event++) {
        int ring = (first + event) % RINGS;
        log.add("user" + user, "ring" + ring + "item" + at[ring]);
        at[ring] = (at[ring] + 1) % SIZE;
      }
    }
    return log.build();
  }

  /** The same system, each position by itself. */
  private record WithoutMixer(SystemDefinition whole) implements SystemDefinition {
    @Override
    public Card card() {
      Card card = whole.card();
      return new Card(card.name() + "-without-mixer", card.paper(), card.difference());
    }

    @Override
    public List<Knob> knobs() {
      return whole.knobs();
    }

    @Override
    public Settings standard() {
      return whole.standard();
    }

    @Override
    public Objective objective() {
      return whole.objective();
    }

    @Override
    public Parts parts(Settings settings, int items) {
      return parts(settings, ItemFacts.sample(items));
    }

    @Override
    public Parts parts(Settings settings, ItemFacts facts) {
      int width = settings.width();
      FeedForward feed = new FeedForward(width, 4 * width, settings.dropout());
      Body alone = new Stack(new PreNorm(width, new Alone(), feed, settings.dropout()), 1);
      Parts parts = whole.parts(settings, facts);
      return new Parts(
          parts.input(),
          parts.table(),
          parts.positions(),
          parts.entry(),
          alone,
          exit(parts, width));
    }

    /** What answers besides stays. */
    private static Block exit(Parts parts, int width) {
      FinalNorm norm = new FinalNorm(width);
      return parts.exit() instanceof Answering heads ? heads.beside(norm) : norm;
    }
  }

  /** Hears nobody else. */
  private record Alone() implements Mixer {
    @Override
    public <T> Flow<T> apply(Pass<T> pass, Flow<T> in) {
      return in.with(Slot.MAIN, pass.positionsRead(in.get(Slot.MAIN, this)));
    }

    @Override
    public Set<Mode> modes() {
      return Set.of(Mode.values());
    }

    @Override
    public boolean reaches(int from, int to, int length) {
      return from == to;
    }

    @Override
    public double flops(int length) {
      return 0;
    }

    @Override
    public String label() {
      return "alone";
    }
  }
}
