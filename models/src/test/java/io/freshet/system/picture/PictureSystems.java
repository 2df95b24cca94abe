package io.freshet.system.picture;

import io.freshet.backend.cost.Cost;
import io.freshet.backend.naive.Array;
import io.freshet.backend.naive.NaiveOps;
import io.freshet.tensor.Pass;
import io.freshet.tensor.StoredParameters;
import io.freshet.tensor.Weights;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

/** Every picture system, small and with odd sizes, and what they are given. */
public final class PictureSystems {
  private static final PictureFacts FACTS =
      new PictureFacts(PictureShape.picture(2, 8, 12), 5, List.of(0.3, 0.6), List.of(0.25, 0.4));

  private PictureSystems() {}

  /**
   * @param parameters counted by hand, the class head among them
   */
  public record Listed(String title, PictureSystem system, long parameters) {
    @Override
    public String toString() {
      return title;
    }
  }

  /** To be in the catalogue is to be tested. */
  public static Stream<Listed> all() {
    PicturePlan mean = small(new Vit());
    mean = mean.with(mean.settings().with("pool", "mean"));
    return Stream.concat(
        PictureCatalogue.all().stream()
            .map(PictureSystems::small)
            .map(plan -> listed(plan.name(), plan)),
        Stream.of(listed("vit, the mean of tokens", mean)));
  }

  /** Width 16 for 2 heads, 2 blocks or stages. */
  static PicturePlan small(PictureDefinition definition) {
    return PicturePlan.of(definition)
        .with(definition.standard().withWidth(16).withDepth(2).withHeads(2).withDropout(0.1));
  }

  private static Listed listed(String title, PicturePlan plan) {
    long parameters = PictureParameterFormulas.of(plan, FACTS);
    return new Listed(title, plan.forPictures(FACTS), parameters);
  }

  static PictureSystem built(PicturePlan plan) {
    return plan.forPictures(FACTS);
  }

  /** Drawn weights with noise on each, so that no bias is zero and no gain one. */
  public static Map<String, Weights> noisy(PictureSystem system, long seed) {
    return noisy(Cost.declarations(system).draw(seed), seed);
  }

  static Map<String, Weights> noisy(Map<String, Weights> drawn, long seed) {
    Random random = new Random(seed);
    Map<String, Weights> noisy = new LinkedHashMap<>();
    drawn.forEach(
        (path, weights) -> {
          float[] data = weights.data().clone();
          for (int at = 0; at < data.length; at++) {
            data[at] += (float) (0.1 * random.nextGaussian());
          }
          noisy.put(path, new Weights(data, weights.shape()));
        });
    return noisy;
  }

  /** From 0 to 1, (rows, C, H, W). */
  static Weights pictures(PictureSystem system, int rows, long seed) {
    Random random = new Random(seed);
    float[] values = new float[rows * system.reads().size()];
    for (int at = 0; at < values.length; at++) {
      values[at] = random.nextFloat();
    }
    PictureShape shape = system.reads();
    return Weights.of(values, rows, shape.channels(), shape.height(), shape.width());
  }

  static Pass<Array> naive(Map<String, Weights> weights) {
    return Pass.inference(
        new NaiveOps(), new StoredParameters<>(weights, (path, w) -> Array.of(w)));
  }

  static double[] naiveVectors(PictureSystem system, Map<String, Weights> weights, Weights given) {
    return system.vector(naive(weights), Array.of(given)).data();
  }
}
