package io.freshet.export;

import io.freshet.backend.naive.Array;
import io.freshet.backend.naive.NaiveOps;
import io.freshet.model.PictureInput;
import io.freshet.model.Provenance;
import io.freshet.system.picture.PictureShape;
import io.freshet.system.picture.PictureSystem;
import io.freshet.tensor.Pass;
import io.freshet.tensor.StoredParameters;
import io.freshet.tensor.Weights;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * What there is to export of an encoder.
 *
 * @param name of the encoder, the same for all its versions
 * @param system the definition
 * @param weights by path; those of the head that classes are told by are not needed
 * @param provenance where it comes from
 */
public record TrainedEncoder(
    String name, PictureSystem system, Map<String, Weights> weights, Provenance provenance) {

  PictureInput reads() {
    PictureShape shape = system.reads();
    return new PictureInput(shape.channels(), shape.frames(), shape.height(), shape.width());
  }

  /** (B, D) in plain arithmetic: the truth that a graph is held to. */
  float[] vectors(int rows, float[] pictures) {
    Pass<Array> pass =
        Pass.inference(new NaiveOps(), new StoredParameters<>(weights, (path, w) -> Array.of(w)));
    double[] values = IntStream.range(0, pictures.length).mapToDouble(at -> pictures[at]).toArray();
    int[] shape =
        LongStream.concat(LongStream.of(rows), LongStream.of(system.reads().axes()))
            .mapToInt(Math::toIntExact)
            .toArray();
    double[] exact = system.vector(pass, Array.of(values, shape)).data();
    if (exact.length != rows * system.width()) {
      throw new IllegalArgumentException(
          "encoder %s gives %d numbers for %d pictures, expected %d each"
              .formatted(name, exact.length, rows, system.width()));
    }
    float[] vectors = new float[exact.length];
    for (int at = 0; at < vectors.length; at++) {
      vectors[at] = (float) exact[at];
    }
    return vectors;
  }
}
