package io.freshet.bench;

import ai.onnxruntime.OrtException;
import io.freshet.config.ConfigTree;
import io.freshet.model.ModelPackage;
import io.freshet.rank.CandidateDepth;
import io.freshet.standalone.EmbeddedKafkaProcess;
import io.freshet.topic.Topics;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** {@code freshet bench scoring}. */
final class ScoringBenchmark implements Benchmark {
  private static final int LENGTH = 50;
  private static final int VISITS = 1_800_000;
  private static final double WARM_UP_SHARE = 2.0 / 3;
  private static final int LIST = 10;

  /** That a list can need: its own, and the items seen, which are filtered out. */
  private static final int MOST = LIST + LENGTH;

  /** As the job's default bundle of 4,096 tokens closes at this length. */
  private static final int ROWS = (4096 + LENGTH - 1) / LENGTH;

  @Override
  public String name() {
    return "scoring";
  }

  @Override
  public String question() {
    return "How many lists a second does the whole job make, beside ONNX Runtime alone on the same"
        + " batches?";
  }

  @Override
  public Figures run(Progress progress) throws Exception {
    Figures figures = new Figures();
    try (WorkFolder work = WorkFolder.create();
        EmbeddedKafkaProcess kafka = EmbeddedKafkaProcess.start(work.path().resolve("kafka"))) {
      measure(
          new Setting(ReferenceModel.full(LENGTH), VISITS, Target.atLeast(0.70, 0.85)),
          kafka.bootstrap(),
          work.path(),
          progress,
          figures);
      measure(
          new Setting(ReferenceModel.small(LENGTH), VISITS, Target.none()),
          kafka.bootstrap(),
          work.path(),
          progress,
          figures);
    }
    return figures.remark(
        "The job in the last third of its events, when its JVM has compiled what it runs. Alone:"
            + " the mean of before and after, two threads share a session, batches of %d x %d."
                .formatted(ROWS, LENGTH)
            + " The job: two subtasks, RocksDB, checkpoints, broker in its own process, the same two"
            + " cores.");
  }

  private record Setting(ReferenceModel model, int visits, Target target) {}

  private static void measure(
      Setting setting, String bootstrap, Path work, Progress progress, Figures figures)
      throws Exception {
    ReferenceModel model = setting.model();
    ModelPackage exported = model.export(work.resolve("packages"));
    Topics topics = topics(setting, bootstrap);
    progress.doing("%s model, alone".formatted(model.name()));
    int asked = asked(model);
    double before = raw(model, asked);
    progress.doing("%s model, the job on %,d events".formatted(model.name(), setting.visits()));
    double rate = pipeline(bootstrap, topics, exported.folder(), work);
    progress.doing("%s model, alone".formatted(model.name()));
    double rawRate = (before + raw(model, asked)) / 2;
    double rawOfMost = raw(model, MOST);
    figures
        .add(model.name() + " model, per list", model.flops() / 1e6, "MFLOP")
        .add(model.name() + " candidates asked for", asked, "")
        .add(model.name() + " ONNX Runtime alone", rawRate, "lists/s")
        .add(model.name() + " whole job", rate, "lists/s")
        .add(model.name() + " job over alone", rate / rawRate, "x", setting.target())
        .add(model.name() + " alone, asking for " + MOST, rawOfMost, "lists/s")
        .add(model.name() + " job over that", rate / rawOfMost, "x");
  }

  /** Topics with events that wait. */
  private static Topics topics(Setting setting, String bootstrap) {
    ReferenceModel model = setting.model();
    Topics topics = PipelineRun.createTopics(bootstrap, model.name());
    new SaturatedLoad(2_000, model.items(), LENGTH, setting.visits())
        .fill(bootstrap, topics.userEvents());
    return topics;
  }

  /** As many candidates as the job comes to ask for when it meets such lists. */
  private static int asked(ReferenceModel model) throws OrtException {
    long[] items = model.sequences(ROWS, LENGTH);
    CandidateDepth depth = new CandidateDepth();
    try (GraphModel graph = GraphModel.of(model)) {
      long[][] best = graph.bestItems(items, ROWS, MOST);
      for (int row = 0; row < ROWS; row++) {
        Set<Long> seen =
            Arrays.stream(items, row * LENGTH, (row + 1) * LENGTH)
                .boxed()
                .collect(Collectors.toSet());
        int looked = 0;
        for (int listed = 0; listed < LIST; looked++) {
          listed += seen.contains(best[row][looked]) ? 0 : 1;
        }
        depth.note(looked);
      }
    }
    return depth.ask(MOST);
  }

  /** Lists a second of two threads that do nothing but call the session. */
  private static double raw(ReferenceModel model, int k) throws Exception {
    long[] items = model.sequences(ROWS, LENGTH);
    try (GraphModel graph = GraphModel.of(model)) {
      return ROWS
          * new SaturatedCalls(PipelineRun.PARALLELISM).perSecond(() -> graph.best(items, ROWS, k));
    }
  }

  private static double pipeline(String bootstrap, Topics topics, Path model, Path work)
      throws Exception {
    ConfigTree tree =
        PipelineRun.configuration(bootstrap, topics, work)
            .with("experiment.model", model.toString())
            .with("lists.items", String.valueOf(LIST))
            .with("sequence.events", String.valueOf(LENGTH))
            .with("sequence.event-ids", String.valueOf(LENGTH))
            .with("scoring.device", "cpu");
    try (PipelineRun run = PipelineRun.start(tree)) {
      OutputWatch.awaitQuiet(bootstrap, topics.recommendations());
    }
    return ListReader.visitsPerSecond(bootstrap, topics.recommendations(), WARM_UP_SHARE);
  }
}
