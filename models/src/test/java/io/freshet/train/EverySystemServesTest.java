package io.freshet.train;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.data.InteractionLog;
import io.freshet.data.LeaveOneOut;
import io.freshet.data.RankingCase;
import io.freshet.evaluate.CaseRanker;
import io.freshet.evaluate.Evaluation;
import io.freshet.evaluate.Evaluator;
import io.freshet.evaluate.Floors;
import io.freshet.evaluate.Popularity;
import io.freshet.evaluate.ScorerRanker;
import io.freshet.export.Exporter;
import io.freshet.model.ModelPackage;
import io.freshet.score.Device;
import io.freshet.score.OnnxScorer;
import io.freshet.score.Scorer;
import io.freshet.system.SystemCatalogue;
import io.freshet.system.SystemDefinition;
import io.freshet.train.TrainingPlan.Stopping;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The walk of every system: from data to a package that ranks as its trainer does. */
final class EverySystemServesTest {
  private static final InteractionLog RING = TrainingFixtures.ring(120);
  private static final LeaveOneOut SPLIT = LeaveOneOut.of(RING);

  @TempDir Path repository;

  static Stream<SystemDefinition> systems() {
    return SystemCatalogue.all().stream();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("systems")
  void learnsARuleAndRanksTheSameAsAPackage(SystemDefinition definition) throws Exception {
    TrainingPlan plan =
        TrainingFixtures.small()
            .withSystem(TrainingFixtures.plan(definition))
            .withStopping(new Stopping(30, 60, 100));
    TrainedModel model = Training.run(plan, RING);
    List<RankingCase> cases = SPLIT.test();
    Evaluation trained = Training.evaluate(model, cases);
    ModelPackage made = Exporter.to(repository).export(model.exported("ring", Map.of()));
    assertThat(hits(trained)).isGreaterThan(1.5 * hits(popular(cases)));
    try (Scorer scorer = OnnxScorer.open(made, Device.CPU)) {
      Evaluation served = ranked(new ScorerRanker(scorer, RING), cases);
      assertThat(served.at(10)).isEqualTo(trained.at(10));
    }
  }

  private static Evaluation popular(List<RankingCase> cases) {
    Popularity floor = new Popularity(RING.items());
    Floors.learn(floor, SPLIT.train());
    return ranked(CaseRanker.of(floor), cases);
  }

  private static Evaluation ranked(CaseRanker ranker, List<RankingCase> cases) {
    return Evaluator.over(RING.items(), SPLIT.train()).evaluate(ranker, cases);
  }

  private static double hits(Evaluation evaluation) {
    return evaluation.at(1).hitRate().mean();
  }
}
