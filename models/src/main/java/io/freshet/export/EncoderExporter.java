package io.freshet.export;

import io.freshet.backend.onnx.Emission;
import io.freshet.backend.onnx.OnnxEmitter;
import io.freshet.model.BadModelPackage;
import io.freshet.model.EncoderContract;
import io.freshet.model.EncoderContract.Emitted;
import io.freshet.model.EncoderManifest;
import io.freshet.model.EncoderPackage;
import io.freshet.model.GoldenPictures;
import io.freshet.model.PackageWriter;
import io.freshet.score.Device;
import io.freshet.score.OnnxEncoder;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Writes trained encoders as packages, as {@link Exporter} does systems.
 *
 * @param repository packages go to {@code <name>/<version>/} below it
 * @param emission how the graph is written
 * @param goldenSeed golden pictures are drawn from
 */
public record EncoderExporter(Path repository, Emission emission, long goldenSeed) {
  private static final List<Integer> GOLDEN_ROWS = List.of(1, 3);

  /** The fastest graph for ONNX Runtime. */
  public static EncoderExporter to(Path repository) {
    return new EncoderExporter(repository, Emission.FUSED, 1);
  }

  /**
   * Writes a package and returns it.
   *
   * <p>Golden vectors come from plain arithmetic and not from the graph; the graph must give them
   * before the package is published.
   */
  public EncoderPackage export(TrainedEncoder trained) throws IOException, BadModelPackage {
    PackageWriter writer = new PackageWriter(repository);
    PackageWriter.Staged staged =
        writer.stage(
            manifest(trained),
            Map.of(
                "model.onnx",
                OnnxEmitter.emitVectors(trained.system(), trained.weights(), emission),
                GoldenPictures.FILE,
                golden(trained).toJson()));
    try {
      OnnxEncoder.open(EncoderPackage.open(staged.folder()), Device.CPU).close();
    } catch (BadModelPackage e) {
      writer.discard(staged);
      throw e;
    }
    return EncoderPackage.open(writer.publish(staged));
  }

  private GoldenPictures golden(TrainedEncoder trained) {
    List<float[]> pictures = GoldenPictures.draw(goldenSeed, GOLDEN_ROWS, trained.reads());
    List<GoldenPictures.Case> cases = new ArrayList<>();
    for (int at = 0; at < GOLDEN_ROWS.size(); at++) {
      int rows = GOLDEN_ROWS.get(at);
      cases.add(new GoldenPictures.Case(rows, trained.vectors(rows, pictures.get(at))));
    }
    return new GoldenPictures(goldenSeed, cases);
  }

  private EncoderManifest manifest(TrainedEncoder trained) {
    String written = emission.name().toLowerCase(Locale.ROOT).replace('_', '-');
    return new EncoderManifest(
        trained.name(),
        "",
        Instant.now(),
        EncoderContract.of(
            trained.reads(),
            trained.system().width(),
            new Emitted(OnnxEmitter.opset(emission), written)),
        new TreeMap<>(),
        trained.provenance());
  }
}
