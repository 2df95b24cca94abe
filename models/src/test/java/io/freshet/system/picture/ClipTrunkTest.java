package io.freshet.system.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.freshet.backend.cost.Cost;
import io.freshet.tensor.Weights;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Trunks that work frame by frame, and what their gates add. */
final class ClipTrunkTest {
  private static final int FRAMES = 4;

  @Test
  void withoutAGateAClipIsASetOfFrames() {
    PictureSystem system = built(new FrameTrunk());
    Map<String, Weights> weights = PictureSystems.noisy(system, 3);
    Weights clip = PictureSystems.pictures(system, 1, 9);

    assertThat(PictureSystems.naiveVectors(system, weights, reversed(clip)))
        .containsExactly(PictureSystems.naiveVectors(system, weights, clip), within(1e-9));
  }

  @Test
  void withAGateOverTimeTheOrderOfFramesMatters() {
    List<PictureDefinition> gated =
        List.of(
            new GlobalLocalTemporalTrunk(),
            new TemporalAttentionTrunk(),
            new DecoupledSpatialTemporalTrunk());
    for (PictureDefinition definition : gated) {
      PictureSystem system = built(definition);
      Map<String, Weights> weights = PictureSystems.noisy(system, 3);
      Weights clip = PictureSystems.pictures(system, 1, 9);

      double[] before = PictureSystems.naiveVectors(system, weights, clip);
      double[] after = PictureSystems.naiveVectors(system, weights, reversed(clip));

      assertThat(distance(before, after)).as(system.name()).isGreaterThan(1e-3);
    }
  }

  @Test
  void theDecoupledTransformerTakesFramesAsASetUnlessItIsTold() {
    PictureSystem system = built(new DecoupledSpatialTemporalTrunk());
    Map<String, Weights> untold = new LinkedHashMap<>();
    PictureSystems.noisy(system, 3)
        .forEach(
            (path, found) -> untold.put(path, path.endsWith("/frames") ? zeros(found) : found));
    Weights clip = PictureSystems.pictures(system, 1, 9);

    assertThat(PictureSystems.naiveVectors(system, untold, reversed(clip)))
        .containsExactly(PictureSystems.naiveVectors(system, untold, clip), within(1e-9));
  }

  /** Parameters of the same path start the same. */
  @Test
  void attentionOverTimeStartsAsATrunkWithoutIt() {
    PictureSystem gated = built(new TemporalAttentionTrunk());
    PictureSystem plain = built(new FrameTrunk());
    Weights clip = PictureSystems.pictures(gated, 1, 9);

    double[] vector = PictureSystems.naiveVectors(gated, Cost.declarations(gated).draw(1), clip);

    assertThat(vector)
        .containsExactly(
            PictureSystems.naiveVectors(plain, Cost.declarations(plain).draw(1), clip),
            within(1e-9));
  }

  private static PictureSystem built(PictureDefinition definition) {
    return PictureSystems.built(PictureSystems.small(definition));
  }

  private static Weights zeros(Weights like) {
    return new Weights(new float[like.data().length], like.shape());
  }

  private static Weights reversed(Weights clip) {
    float[] data = new float[clip.data().length];
    int frame = data.length / FRAMES;
    for (int at = 0; at < FRAMES; at++) {
      System.arraycopy(clip.data(), at * frame, data, (FRAMES - 1 - at) * frame, frame);
    }
    return new Weights(data, clip.shape());
  }

  private static double distance(double[] a, double[] b) {
    double most = 0;
    for (int at = 0; at < a.length; at++) {
      most = Math.max(most, Math.abs(a[at] - b[at]));
    }
    return most;
  }
}
