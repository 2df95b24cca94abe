package io.freshet.bench;

import io.freshet.backend.cost.Cost;
import io.freshet.backend.onnx.Emission;
import io.freshet.backend.onnx.OnnxEmitter;
import io.freshet.config.ConfigTree;
import io.freshet.export.EncoderExporter;
import io.freshet.export.TrainedEncoder;
import io.freshet.model.EncoderPackage;
import io.freshet.model.Provenance;
import io.freshet.standalone.EmbeddedKafkaProcess;
import io.freshet.system.picture.PictureFacts;
import io.freshet.system.picture.PicturePlan;
import io.freshet.system.picture.PictureShape;
import io.freshet.system.picture.PictureSystem;
import io.freshet.system.picture.PlainTrunk;
import io.freshet.tensor.Weights;
import io.freshet.topic.Topics;
import java.nio.file.Path;
import java.util.Map;

/** {@code freshet bench pictures}. */
final class PicturesBenchmark implements Benchmark {
  private static final int ITEMS = 24_000;

  /** In which the job's JVM compiles what it runs. */
  private static final int WARM_UP_ITEMS = 8_000;

  /** As the job's default. */
  private static final int ROWS = 16;

  private static final long SEED = 20_260_601;

  @Override
  public String name() {
    return "pictures";
  }

  @Override
  public String question() {
    return "How many pictures a second does the encoding job make vectors of, beside ONNX Runtime"
        + " alone on the same batches, decoding counted apart?";
  }

  @Override
  public Figures run(Progress progress) throws Exception {
    PictureSystem system =
        PicturePlan.of(new PlainTrunk())
            .forPictures(PictureFacts.sample(PictureShape.picture(3, 32, 32), 10));
    Map<String, Weights> weights = Cost.declarations(system).draw(SEED);
    PictureLoad load = PictureLoad.drawn();
    try (WorkFolder work = WorkFolder.create();
        EmbeddedKafkaProcess kafka = EmbeddedKafkaProcess.start(work.path().resolve("kafka"));
        EncoderGraph graph =
            new EncoderGraph(
                OnnxEmitter.emitVectors(system, weights, Emission.FUSED), system.reads().axes())) {
      EncoderPackage encoder =
          EncoderExporter.to(work.path().resolve("packages"))
              .export(
                  new TrainedEncoder(
                      "bench", system, weights, Provenance.of(system.name(), Map.of())));
      progress.doing("ONNX Runtime and decoding, alone");
      Alone before = Alone.measured(graph, load, encoder);
      progress.doing("the job on %,d pictures".formatted(ITEMS));
      double rate = job(kafka.bootstrap(), work.path(), load, encoder);
      progress.doing("ONNX Runtime and decoding, alone");
      Alone alone = before.meanWith(Alone.measured(graph, load, encoder));
      return figures(Cost.ofVectors(system, 1).flops(), alone, rate);
    }
  }

  private static Figures figures(double flops, Alone alone, double rate) {
    return new Figures()
        .add("encoder, per picture", flops / 1e6, "MFLOP")
        .add("ONNX Runtime alone", alone.encoding(), "pictures/s")
        .add("decoding alone", alone.decoding(), "pictures/s")
        .add("decoding, then ONNX Runtime", alone.both(), "pictures/s")
        .add("whole job", rate, "pictures/s")
        .add(
            "job over decoding, then ONNX Runtime",
            rate / alone.both(),
            "x",
            Target.atLeast(0.7, 0.9))
        .add("job over ONNX Runtime alone", rate / alone.encoding(), "x")
        .remark(
            "Decoding is counted apart: what the job is held to decodes the same files in the same"
                + " way, then calls the session, and does nothing else. Alone: the mean of before and"
                + " after, two threads share a session, batches of %d. The job: its last %,d of %,d"
                    .formatted(ROWS, (ITEMS - WARM_UP_ITEMS) * 4 / 5, ITEMS)
                + " pictures, two subtasks, RocksDB, checkpoints, broker in its own process, the same"
                + " two cores.");
  }

  /** Pictures a second of threads that do nothing else. */
  private record Alone(double encoding, double decoding, double both) {
    static Alone measured(EncoderGraph graph, PictureLoad load, EncoderPackage encoder)
        throws Exception {
      SaturatedCalls calls = new SaturatedCalls(PipelineRun.PARALLELISM);
      float[] pictures = load.decoded(ROWS, encoder.reads());
      return new Alone(
          ROWS * calls.perSecond(() -> graph.vectors(pictures, ROWS)),
          ROWS * calls.perSecond(() -> load.decoded(ROWS, encoder.reads())),
          ROWS * calls.perSecond(() -> graph.vectors(load.decoded(ROWS, encoder.reads()), ROWS)));
    }

    Alone meanWith(Alone other) {
      return new Alone(
          (encoding + other.encoding) / 2,
          (decoding + other.decoding) / 2,
          (both + other.both) / 2);
    }
  }

  private static double job(String bootstrap, Path work, PictureLoad load, EncoderPackage encoder)
      throws Exception {
    Topics topics = PipelineRun.createTopics(bootstrap, "pictures");
    load.fill(bootstrap, topics.itemEvents(), ITEMS);
    ConfigTree tree =
        ConfigTree.empty()
            .with("kafka.bootstrap", bootstrap)
            .with("topics.prefix", topics.prefix())
            .with("encode.package", encoder.folder().toString())
            .with("encode.device", "cpu")
            .with("encode.bundle.rows", String.valueOf(ROWS))
            .with("encode.job.parallelism", String.valueOf(PipelineRun.PARALLELISM))
            .with("encode.job.checkpoints", work.resolve("encode-checkpoints").toString());
    try (PipelineRun run = PipelineRun.startEncoding(tree)) {
      return OutputWatch.recordsPerSecond(
          bootstrap, topics.itemVectors(), WARM_UP_ITEMS, ITEMS - WARM_UP_ITEMS);
    }
  }
}
