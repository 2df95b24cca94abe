package io.freshet.export;

import io.freshet.backend.onnx.Emission;
import io.freshet.backend.onnx.OnnxEmitter;
import io.freshet.model.BadModelPackage;
import io.freshet.model.Golden;
import io.freshet.model.GraphContract;
import io.freshet.model.Manifest;
import io.freshet.model.ModelPackage;
import io.freshet.model.ModelPackages;
import io.freshet.model.PackageWriter;
import io.freshet.model.Vocabulary;
import io.freshet.score.Device;
import io.freshet.score.OnnxScorer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Writes trained systems as packages.
 *
 * @param repository packages go to {@code <name>/<version>/} below it
 * @param emission how the graph is written
 * @param goldenSeed golden inputs are drawn from
 */
public record Exporter(Path repository, Emission emission, long goldenSeed) {
  /** The fastest graph for ONNX Runtime. */
  public static Exporter to(Path repository) {
    return new Exporter(repository, Emission.FUSED, 1);
  }

  /**
   * Writes a package and returns it.
   *
   * <p>Golden outputs come from plain arithmetic and not from the graph; the graph must give them
   * before the package is published.
   */
  public ModelPackage export(TrainedSystem trained) throws IOException, BadModelPackage {
    byte[] graph = OnnxEmitter.emit(trained.system(), trained.weights(), emission);
    int longest = trained.system().longest();
    Golden golden =
        new GoldenInputs(goldenSeed, trained.itemIds().size(), longest).answeredBy(trained::scores);
    Manifest manifest =
        new Manifest(
            trained.name(),
            "",
            Instant.now(),
            GraphContract.topK(
                longest,
                OnnxEmitter.opset(emission),
                emission.name().toLowerCase(Locale.ROOT).replace('_', '-')),
            trained.itemIds().size(),
            new TreeMap<>(),
            trained.provenance());
    PackageWriter writer = new PackageWriter(repository);
    PackageWriter.Staged staged =
        writer.stage(
            manifest,
            new Vocabulary(trained.itemIds()),
            Map.of("model.onnx", graph, Golden.FILE, golden.toJson()));
    try {
      OnnxScorer.open(ModelPackages.open(staged.folder()), Device.CPU).close();
    } catch (BadModelPackage e) {
      writer.discard(staged);
      throw e;
    }
    return ModelPackages.open(writer.publish(staged));
  }
}
