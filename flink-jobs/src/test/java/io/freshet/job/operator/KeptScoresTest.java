package io.freshet.job.operator;

import static io.freshet.sequence.Events.hide;
import static io.freshet.sequence.Events.view;
import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.bundle.Coverage;
import io.freshet.catalogue.SeenItemsSource;
import io.freshet.experiment.Experiment;
import io.freshet.job.operator.OperatorRig.Backend;
import io.freshet.job.operator.OperatorRig.Options;
import io.freshet.job.operator.OperatorRig.World;
import io.freshet.schema.RankedItem;
import io.freshet.schema.Recommendation;
import io.freshet.sequence.Interaction;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Lists made by steps are those of an operator that reads every history whole, whatever happens.
 */
@Timeout(120)
final class KeptScoresTest {
  private static final int ENOUGH = 1 << 16;
  private static final int KEPT_EVENTS = 30;

  @TempDir static Path repository;
  private static Experiment first;
  private static Experiment second;

  @BeforeAll
  static void exportTwoVersions() throws Exception {
    first = StreamingModels.only(repository, 1);
    second = StreamingModels.only(repository, 2);
  }

  @ParameterizedTest
  @EnumSource
  void eachListOfAThousandEventsIsThatOfTheWholeHistory(Backend backend) throws Exception {
    try (Pair pair = Pair.start(options(backend))) {
      Random random = new Random(7);
      for (int second = 0; second < 1_000; second++) {
        pair.event(view("u", anyItem(random), second));
        pair.barrier();
      }
      assertThat(pair.steps()).isEqualTo(999);
      assertThat(pair.begins()).isEqualTo(1);
    }
  }

  @Test
  void eventsThatTheModelDoesNotKnowAreNoStepAndLoseNothing() throws Exception {
    try (Pair pair = Pair.start(keeping(40, Backend.HEAP))) {
      Random random = new Random(8);
      for (int second = 0; second < 300; second++) {
        switch (random.nextInt(8)) {
          case 0 -> pair.event(view("u", "unheard-of-" + second, second));
          case 1 -> pair.event(hide("u", anyItem(random), second));
          default -> pair.event(view("u", anyItem(random), second));
        }
        pair.barrier();
      }
      assertThat(pair.begins()).isLessThan(30);
      assertThat(pair.begins() + pair.steps()).isGreaterThanOrEqualTo(299);
    }
  }

  @Test
  void readsAHistoryWholeThatLosesItemsWhichStillMatter() throws Exception {
    try (Pair pair = Pair.start(keeping(20, Backend.HEAP))) {
      walk(pair, "u", 0, 40);
      assertThat(pair.steps()).as("while nothing is lost").isEqualTo(19);
      assertThat(pair.begins()).isEqualTo(21);
    }
  }

  @ParameterizedTest
  @EnumSource
  void goesOnFromACheckpoint(Backend backend) throws Exception {
    OperatorSubtaskState stepped;
    OperatorSubtaskState whole;
    try (Pair pair = Pair.start(options(backend))) {
      walk(pair, "u", 0, 40);
      stepped = pair.stepping.checkpoint();
      whole = pair.whole.checkpoint();
    }
    try (Pair pair = Pair.restore(options(backend), stepped, whole)) {
      walk(pair, "u", 40, 80);
      assertThat(pair.begins()).isZero();
      assertThat(pair.steps()).isEqualTo(40);
    }
  }

  @ParameterizedTest
  @EnumSource
  void beginsAnewWithAnotherVersionOfTheModel(Backend backend) throws Exception {
    try (Pair pair = Pair.start(options(backend))) {
      walk(pair, "u", 0, 40);
      pair.control(new Control.Arms(1, second));
      walk(pair, "u", 40, 80);
      assertThat(pair.begins()).isEqualTo(2);
      assertThat(pair.steps()).isEqualTo(78);
    }
  }

  @ParameterizedTest
  @EnumSource
  void beginsAnewAfterALateEvent(Backend backend) throws Exception {
    try (Pair pair = Pair.start(options(backend))) {
      walk(pair, "u", 0, 40);
      pair.event(view("u", StreamingModels.item(3), 20));
      pair.barrier();
      walk(pair, "u", 40, 60);
      assertThat(pair.begins()).isEqualTo(2);
    }
  }

  @Test
  void noticesALateEventAmongOthersOfItsBundle() throws Exception {
    try (Pair pair = Pair.start(options(Backend.HEAP))) {
      walk(pair, "u", 0, 10);
      pair.event(view("u", StreamingModels.item(3), 100));
      pair.event(view("u", StreamingModels.item(4), 50));
      pair.event(view("u", StreamingModels.item(5), 101));
      pair.barrier();
      assertThat(pair.begins()).isEqualTo(2);
      walk(pair, "u", 110, 120);
      assertThat(pair.begins()).isEqualTo(2);
    }
  }

  @Test
  void aFewEventsOfABundleAreSteps() throws Exception {
    try (Pair pair = Pair.start(options(Backend.HEAP))) {
      walk(pair, "u", 0, 30);
      walk(pair, "v", 0, 30);
      pair.event(view("u", StreamingModels.item(3), 100));
      pair.event(view("v", StreamingModels.item(3), 100));
      pair.event(view("u", StreamingModels.item(4), 101));
      pair.barrier();
      assertThat(pair.begins()).isEqualTo(2);
      assertThat(pair.steps()).isEqualTo(58 + 3);
    }
  }

  @Test
  void manyEventsOfABundleAreOneReading() throws Exception {
    try (Pair pair = Pair.start(options(Backend.HEAP))) {
      walk(pair, "u", 0, 30);
      for (int second = 100; second < 120; second++) {
        pair.event(view("u", StreamingModels.item(second % 50), second));
      }
      pair.barrier();
      assertThat(pair.begins()).isEqualTo(2);
      assertThat(pair.steps()).isEqualTo(29);
    }
  }

  @Test
  void eachEventOfABundleGoesOnFromTheOneBefore() throws Exception {
    try (Pair pair = Pair.start(options(Backend.HEAP).covering(Coverage.EVENT))) {
      for (int second = 0; second < 40; second++) {
        pair.event(view("u", StreamingModels.item(second * 7 % 60), second));
      }
      pair.barrier();
      assertThat(pair.begins()).isEqualTo(1);
      assertThat(pair.steps()).isEqualTo(39);
    }
  }

  @Test
  void keepsNothingThatIsLargerThanAllowed() throws Exception {
    World small =
        new World(first, new PackagedModels("cpu", SeenItemsSource.NONE), KEPT_EVENTS, 100);
    try (OperatorRig rig = OperatorRig.start(Options.on(Backend.HEAP).in(small))) {
      rig.event(view("u", StreamingModels.item(1), 1));
      rig.barrier();
      assertThat(rig.lists()).hasSize(1);
      assertThat(rig.operator().begins()).isZero();
      assertThat(rig.stateEntries()).as("the sequence alone").isEqualTo(1);
    }
  }

  @Test
  void emptiesStateWhenTheUserIsSilentForTheTtl() throws Exception {
    try (OperatorRig rig = OperatorRig.start(options(Backend.HEAP))) {
      rig.event(view("u", StreamingModels.item(1), 1));
      rig.barrier();
      assertThat(rig.stateEntries()).as("sequence and attention").isEqualTo(2);
      rig.ageState(OperatorRig.TTL_MILLIS + 1);
      for (int other = 0; other < 40; other++) { // the heap cleans up as others come by
        rig.event(view("v" + other, StreamingModels.item(1), 1));
        rig.barrier();
      }
      assertThat(rig.stateEntries()).as("only those who are not silent").isEqualTo(80);
    }
  }

  private static Options options(Backend backend) {
    return keeping(KEPT_EVENTS, backend);
  }

  private static Options keeping(int events, Backend backend) {
    return Options.on(backend)
        .in(new World(first, new PackagedModels("cpu", SeenItemsSource.NONE), events, ENOUGH));
  }

  private static String anyItem(Random random) {
    return StreamingModels.item(random.nextInt(StreamingModels.ITEMS));
  }

  private static void walk(Pair pair, String user, int from, int to) throws Exception {
    for (int second = from; second < to; second++) {
      pair.event(view(user, StreamingModels.item(second * 7 % 60), second));
      pair.barrier();
    }
  }

  /** The same events through an operator that goes by steps and one that may keep nothing. */
  private record Pair(OperatorRig stepping, OperatorRig whole) implements AutoCloseable {
    static Pair start(Options options) throws Exception {
      return new Pair(OperatorRig.start(options), OperatorRig.start(keepingNothing(options)));
    }

    static Pair restore(Options options, OperatorSubtaskState stepped, OperatorSubtaskState whole)
        throws Exception {
      return new Pair(
          OperatorRig.restore(options, stepped),
          OperatorRig.restore(keepingNothing(options), whole));
    }

    private static Options keepingNothing(Options options) {
      World world = options.world();
      return options.in(new World(world.arms(), world.models(), world.events(), 0));
    }

    void event(Interaction event) throws Exception {
      stepping.event(event);
      whole.event(event);
    }

    void control(Control control) throws Exception {
      for (OperatorRig rig : List.of(stepping, whole)) {
        rig.control(control);
        rig.awaitMail();
      }
    }

    void barrier() throws Exception {
      stepping.barrier();
      whole.barrier();
      List<Recommendation> found = stepping.lists();
      List<Recommendation> expected = whole.lists();
      assertThat(found).hasSameSizeAs(expected);
      for (int at = 0; at < found.size(); at++) {
        assertSame(found.get(at), expected.get(at));
      }
    }

    /** Up to items of nearly the same score. */
    private static void assertSame(Recommendation found, Recommendation expected) {
      assertThat(found.getRecommendationId()).isEqualTo(expected.getRecommendationId());
      assertThat(found.getModelVersion()).isEqualTo(expected.getModelVersion());
      assertThat(found.getItems()).hasSameSizeAs(expected.getItems());
      Map<String, RankedItem> byId =
          expected.getItems().stream()
              .collect(Collectors.toMap(RankedItem::getItemId, Function.identity()));
      for (int place = 0; place < found.getItems().size(); place++) {
        RankedItem item = found.getItems().get(place);
        RankedItem same = byId.getOrDefault(item.getItemId(), expected.getItems().get(place));
        assertThat(item.getScore())
            .as("of %s at place %d", item.getItemId(), place)
            .isCloseTo(same.getScore(), Offset.offset(1e-4f));
      }
    }

    long steps() {
      return stepping.operator().steps();
    }

    long begins() {
      return stepping.operator().begins();
    }

    @Override
    public void close() throws Exception {
      stepping.close();
      whole.close();
    }
  }
}
