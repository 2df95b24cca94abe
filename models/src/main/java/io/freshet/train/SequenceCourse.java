package io.freshet.train;

import io.freshet.backend.torch.TorchParameters;
import io.freshet.data.InteractionLog;
import io.freshet.data.RankingCase;
import io.freshet.evaluate.Evaluator;
import io.freshet.objective.Draw;
import io.freshet.objective.TrainingBatch;
import io.freshet.objective.Window;
import io.freshet.system.RankingSystem;
import io.freshet.tensor.Weights;
import io.freshet.train.loss.LossFunction;
import java.util.List;
import java.util.Map;

/** Teaches a system to rank what comes next in sequences of items. */
final class SequenceCourse implements Course<Window> {
  private static final int VALIDATION_ROWS = 32;
  private static final String FIGURE = "NDCG@10";

  private final TrainingPlan plan;
  private final InteractionLog log;
  private final TrainingData data;
  private final RankingSystem system;
  private final LossFunction loss;
  private final long[] popularity;
  private final List<RankingCase> validation;
  private final Evaluator evaluator;

  SequenceCourse(TrainingPlan plan, InteractionLog log) {
    this.plan = plan;
    this.log = log;
    this.data = TrainingData.of(log, plan.holdout());
    this.system = plan.systemFor(data);
    this.popularity = data.popularity();
    this.loss = plan.loss().over(popularity);
    this.validation = data.validationSample(plan.stopping().validationUsers());
    this.evaluator = new Evaluator(popularity);
  }

  static String fingerprint(TrainingPlan plan, InteractionLog log) {
    String told = plan + " on " + log.sha256();
    return Fingerprint.of(plan.readsEntities() ? told + " with " + log.entities().sha256() : told);
  }

  RankingSystem system() {
    return system;
  }

  @Override
  public String fingerprint() {
    return fingerprint(plan, log);
  }

  @Override
  public Map<String, Weights> start() {
    return StartWeights.of(system, data, plan);
  }

  @Override
  public List<Window> examples() {
    return Windows.cut(data, system.longest());
  }

  @Override
  public int tokens(Window window) {
    return window.length();
  }

  @Override
  public int stage(double progress) {
    return plan.objective().stage(progress);
  }

  @Override
  public Lesson lesson(List<Window> windows, Drawn drawn) {
    Draw draw = new Draw(drawn.seed(), popularity, drawn.progress(), data.entities());
    TrainingBatch batch = plan.objective().batch(windows, draw);
    return new SequenceLesson(system, loss, plan.batching().precision(), batch, drawn);
  }

  @Override
  public EpochResult.Figure validate(TorchParameters parameters, Workers workers) {
    TorchRanker ranker = new TorchRanker(system, parameters, VALIDATION_ROWS);
    double ndcg =
        evaluator.evaluate(Training.sharing(ranker, workers), validation).at(10).ndcg().mean();
    return new EpochResult.Figure(FIGURE, ndcg);
  }
}
