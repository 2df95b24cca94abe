package io.freshet.job.operator;

import static io.freshet.sequence.Events.view;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.freshet.backend.cost.Cost;
import io.freshet.backend.naive.Array;
import io.freshet.backend.naive.NaiveOps;
import io.freshet.catalogue.SeenItemsSource;
import io.freshet.experiment.Experiment;
import io.freshet.experiment.Variant;
import io.freshet.export.Exporter;
import io.freshet.export.TrainedSystem;
import io.freshet.job.operator.OperatorRig.Backend;
import io.freshet.job.operator.OperatorRig.Options;
import io.freshet.model.ModelPackage;
import io.freshet.model.Provenance;
import io.freshet.schema.RankedItem;
import io.freshet.schema.Recommendation;
import io.freshet.system.SequenceSystem;
import io.freshet.system.SystemCatalogue;
import io.freshet.system.SystemDefinition;
import io.freshet.system.SystemPlan;
import io.freshet.tensor.Pass;
import io.freshet.tensor.StoredParameters;
import io.freshet.tensor.Weights;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every system of the catalogue, from its package, in the operator: lists made from the state that
 * events left, some of it read back from a checkpoint, have the scores that plain arithmetic gives
 * the whole history at once.
 */
@Timeout(120)
class CatalogueServingTest {
  private static final int ITEMS = 31;
  private static final int LONGEST = 8;

  /** As the rig bounds a sequence. */
  private static final int KEPT = 10;

  private static final int LISTED = 3;
  private static final double TOLERANCE = 1e-4;

  @TempDir Path packages;

  private final Map<String, List<Integer>> histories = new HashMap<>();
  private int second;

  static Stream<SystemDefinition> catalogue() {
    return SystemCatalogue.all().stream();
  }

  @ParameterizedTest
  @MethodSource("catalogue")
  void scoresFromStoredStateAreThoseOfTheWholeHistory(SystemDefinition definition)
      throws Exception {
    TrainedSystem trained = trained(definition);
    Options options = options(Exporter.to(packages).export(trained));
    Random random = new Random(7);
    OperatorSubtaskState state;
    try (OperatorRig rig = OperatorRig.start(options)) {
      for (int bundle = 0; bundle < 6; bundle++) {
        visits(rig, random);
        checkLists(rig, trained);
      }
      state = rig.checkpoint();
    }
    try (OperatorRig rig = OperatorRig.restore(options, state)) {
      for (int bundle = 0; bundle < 3; bundle++) {
        visits(rig, random);
        checkLists(rig, trained);
      }
    }
    assertThat(histories.getOrDefault("u0", List.of()))
        .as("enough for the oldest to be gone")
        .hasSizeGreaterThan(KEPT);
  }

  /** One to four events of each of five people, the first of whom comes most often. */
  private void visits(OperatorRig rig, Random random) throws Exception {
    for (int user = 0; user < 5; user++) {
      int events = user == 0 ? 4 : 1 + random.nextInt(2);
      for (int n = 0; n < events; n++) {
        int item = 1 + random.nextInt(ITEMS);
        histories.computeIfAbsent("u" + user, u -> new ArrayList<>()).add(item);
        rig.event(view("u" + user, id(item), ++second));
      }
    }
    rig.barrier();
  }

  private void checkLists(OperatorRig rig, TrainedSystem trained) {
    List<Recommendation> lists = rig.lists();
    assertThat(lists).hasSize(5);
    for (Recommendation list : lists) {
      List<Integer> history = histories.getOrDefault(list.getUserId(), List.of());
      List<Integer> kept = history.subList(Math.max(0, history.size() - KEPT), history.size());
      double[] scores = scores(trained, kept);
      assertThat(list.getItems()).hasSize(LISTED);
      for (RankedItem item : list.getItems()) {
        assertThat((double) item.getScore())
            .isCloseTo(scores[index(item.getItemId())], within(TOLERANCE));
      }
      double worst = list.getItems().get(LISTED - 1).getScore();
      long better =
          IntStream.rangeClosed(1, ITEMS)
              .filter(item -> !kept.contains(item) && scores[item] > worst + TOLERANCE)
              .count();
      assertThat(better).as("better ones than the last listed").isLessThan(LISTED);
      assertThat(list.getItems())
          .extracting(item -> index(item.getItemId()))
          .doesNotContainAnyElementsOf(kept);
    }
  }

  private static double[] scores(TrainedSystem trained, List<Integer> kept) {
    long[] input =
        kept.subList(Math.max(0, kept.size() - LONGEST), kept.size()).stream()
            .mapToLong(item -> item)
            .toArray();
    return trained
        .system()
        .nextItemScores(
            Pass.inference(
                new NaiveOps(),
                new StoredParameters<>(trained.weights(), (path, w) -> Array.of(w))),
            Array.integers(input, 1, input.length))
        .data();
  }

  /** Drawn, not trained: all weights matter then. */
  private static TrainedSystem trained(SystemDefinition definition) {
    SystemPlan plan =
        new SystemPlan(
            definition,
            definition.standard().withLongest(LONGEST).withWidth(16).withHeads(2).withDepth(2));
    SequenceSystem system = plan.forCatalogue(ITEMS, plan.objective());
    Random random = new Random(3);
    Map<String, Weights> weights = new LinkedHashMap<>();
    Cost.declarations(system)
        .draw(2)
        .forEach((path, drawn) -> weights.put(path, withNoise(drawn, random)));
    List<String> ids = IntStream.rangeClosed(1, ITEMS).mapToObj(CatalogueServingTest::id).toList();
    return new TrainedSystem(
        plan.name(), system, weights, ids, Provenance.of(plan.name(), plan.describe()));
  }

  private static Weights withNoise(Weights drawn, Random random) {
    float[] data = drawn.data().clone();
    for (int i = 0; i < data.length; i++) {
      data[i] += (float) (0.2 * random.nextGaussian());
    }
    return new Weights(data, drawn.shape());
  }

  private static Options options(ModelPackage made) {
    Variant only = new Variant("control", 1, made.name(), "", made.folder().toString());
    return Options.on(Backend.ROCKSDB)
        .from(new PackagedModels("cpu", SeenItemsSource.NONE))
        .running(new Experiment("trial", "salt", 0, List.of(only)));
  }

  private static String id(int item) {
    return "item-" + item;
  }

  private static int index(String id) {
    return Integer.parseInt(id.substring("item-".length()));
  }
}
