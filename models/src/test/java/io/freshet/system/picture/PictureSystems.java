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
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** Every picture system, small and with odd sizes, and what they are given. */
public final class PictureSystems {
  private static final PictureFacts FACTS =
      new PictureFacts(PictureShape.picture(2, 8, 12), 5, List.of(0.3, 0.6), List.of(0.25, 0.4));

  private static final PictureFacts CLIP_FACTS =
      new PictureFacts(new PictureShape(2, 4, 8, 16), 5, FACTS.means(), FACTS.deviations());

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
    Stream<PictureDefinition> named =
        Stream.concat(PictureCatalogue.all().stream(), PictureCatalogue.ofClips().stream());
    return Stream.concat(
        named.map(PictureSystems::small).map(plan -> listed(plan.name(), plan)),
        Stream.of(listed("vit, the mean of tokens", mean)));
  }

  /** Width 16 for 2 heads, 2 blocks or stages, patches of 4 where there are any. */
  static PicturePlan small(PictureDefinition definition) {
    PictureSettings sizes =
        definition.standard().withWidth(16).withDepth(2).withHeads(2).withDropout(0.1);
    boolean patches = definition.knobs().stream().anyMatch(knob -> knob.name().equals("patch"));
    return PicturePlan.of(definition).with(patches ? sizes.with("patch", "4") : sizes);
  }

  private static Listed listed(String title, PicturePlan plan) {
    long parameters = PictureParameterFormulas.of(plan, facts(plan));
    return new Listed(title, built(plan), parameters);
  }

  static PictureSystem built(PicturePlan plan) {
    return plan.forPictures(facts(plan));
  }

  private static PictureFacts facts(PicturePlan plan) {
    return plan.definition().ofClips() ? CLIP_FACTS : FACTS;
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

  /** From 0 to 1, (rows, C, H, W), or (rows, F, C, H, W) of clips. */
  static Weights pictures(PictureSystem system, int rows, long seed) {
    Random random = new Random(seed);
    float[] values = new float[rows * system.reads().size()];
    for (int at = 0; at < values.length; at++) {
      values[at] = random.nextFloat();
    }
    return new Weights(
        values,
        LongStream.concat(LongStream.of(rows), LongStream.of(system.reads().axes())).toArray());
  }

  static Pass<Array> naive(Map<String, Weights> weights) {
    return Pass.inference(
        new NaiveOps(), new StoredParameters<>(weights, (path, w) -> Array.of(w)));
  }

  static double[] naiveVectors(PictureSystem system, Map<String, Weights> weights, Weights given) {
    return system.vector(naive(weights), Array.of(given)).data();
  }
}
