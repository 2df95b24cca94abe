package io.freshet.export;

import io.freshet.backend.onnx.Emission;
import io.freshet.model.BadModelPackage;
import io.freshet.model.EncoderPackage;
import io.freshet.model.Provenance;
import io.freshet.system.picture.PictureShape;
import io.freshet.system.picture.PictureSystem;
import io.freshet.tensor.Initial;
import io.freshet.tensor.Ops;
import io.freshet.tensor.Pass;
import io.freshet.tensor.Reduction;
import io.freshet.tensor.Size;
import io.freshet.tensor.Weights;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;

/**
 * The smallest encoder there can be, for trials: the mean of each channel, then a linear map.
 *
 * @param reads of one frame
 * @param width D of a vector
 */
public record MeanColours(PictureShape reads, int width) implements PictureSystem {
  @Override
  public String name() {
    return "mean-colours";
  }

  @Override
  public <T> T vector(Pass<T> pass, T pictures) {
    Ops<T> ops = pass.ops();
    T means = ops.reduce(Reduction.MEAN, ops.reduce(Reduction.MEAN, pictures, 3), 2);
    return ops.linear(
        ops.reshape(means, Size.SAME, Size.of(reads.channels())),
        pass.parameter("weight", Initial.ZEROS, reads.channels(), width),
        pass.parameter("bias", Initial.ZEROS, width));
  }

  /** It is not trained: the vector itself. */
  @Override
  public <T> T classes(Pass<T> pass, T pictures) {
    return vector(pass, pictures);
  }

  /** Writes a package with random weights, seeded by the name. */
  public EncoderPackage write(Path repository, String name) throws IOException {
    Random random = new Random(name.hashCode());
    float[] weight = new float[reads.channels() * width];
    for (int at = 0; at < weight.length; at++) {
      weight[at] = (float) random.nextGaussian();
    }
    try {
      return new EncoderExporter(repository, Emission.PRIMITIVE, 1)
          .export(
              new TrainedEncoder(
                  name,
                  this,
                  Map.of(
                      "weight", Weights.of(weight, reads.channels(), width),
                      "bias", Weights.of(new float[width], width)),
                  Provenance.of(name(), Map.of("width", Integer.toString(width)))));
    } catch (BadModelPackage e) {
      throw new IllegalStateException("a mean of colours does not pass its own checks", e);
    }
  }
}
