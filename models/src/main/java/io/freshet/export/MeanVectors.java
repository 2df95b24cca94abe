package io.freshet.export;

import io.freshet.backend.onnx.Emission;
import io.freshet.model.BadModelPackage;
import io.freshet.model.Provenance;
import io.freshet.system.MeanOfItems;
import io.freshet.tensor.Weights;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Any table of item vectors as a model, by {@link MeanOfItems}; random ones for trials.
 *
 * @param width W of a vector
 * @param vectors (V, W) row-major, in the order of the items
 * @param maxLength L
 */
public record MeanVectors(int width, float[] vectors, int maxLength) {
  private static final int LONGEST = 50;
  private static final int NARROW = 16;

  /** Vectors drawn from a normal distribution of this seed. */
  public static MeanVectors random(int items, int width, long seed) {
    Random random = new Random(seed);
    float[] vectors = new float[items * width];
    for (int i = 0; i < vectors.length; i++) {
      vectors[i] = (float) random.nextGaussian();
    }
    return new MeanVectors(width, vectors, LONGEST);
  }

  /** Writes a package of random vectors, seeded by the name, and returns its folder. */
  public static Path writeRandom(Path repository, String name, List<String> items)
      throws IOException {
    return random(items.size(), NARROW, name.hashCode()).write(repository, name, items);
  }

  /** Writes {@code <repository>/<name>/<version>/} and returns that folder. */
  public Path write(Path repository, String name, List<String> items) throws IOException {
    try {
      return new Exporter(repository, Emission.PRIMITIVE, 1).export(named(name, items)).folder();
    } catch (BadModelPackage e) {
      throw new IllegalStateException("a mean of vectors does not pass its own checks", e);
    }
  }

  private TrainedSystem named(String name, List<String> items) {
    MeanOfItems system = MeanOfItems.of(items.size(), width, maxLength);
    float[] table = new float[vectors.length + width];
    System.arraycopy(vectors, 0, table, width, vectors.length);
    return new TrainedSystem(
        name,
        system,
        Map.of("items/table", Weights.of(table, items.size() + 1L, width)),
        items,
        Provenance.of(system.name(), Map.of("width", Integer.toString(width))));
  }
}
