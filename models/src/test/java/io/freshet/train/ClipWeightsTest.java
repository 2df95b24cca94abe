package io.freshet.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.freshet.backend.cost.Cost;
import io.freshet.backend.naive.Array;
import io.freshet.backend.naive.NaiveOps;
import io.freshet.system.picture.PictureCatalogue;
import io.freshet.system.picture.PictureDefinition;
import io.freshet.system.picture.PictureFacts;
import io.freshet.system.picture.PicturePlan;
import io.freshet.system.picture.PictureShape;
import io.freshet.system.picture.PictureSystem;
import io.freshet.system.picture.Vivit;
import io.freshet.tensor.Pass;
import io.freshet.tensor.StoredParameters;
import io.freshet.tensor.Weights;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class ClipWeightsTest {
  private final PictureSystem four = system(new Vivit(), 4, 16);
  private final Map<String, Weights> weights = Cost.declarations(four).draw(3);

  static Stream<PictureDefinition> systems() {
    return PictureCatalogue.ofClips().stream();
  }

  @Test
  void timesAreStretchedEvenlyBetweenTheFirstAndTheLast() {
    weights.put("front/times", ramp(2, 16));

    Weights six = stretchedTimes(12);

    assertThat(six.shape()).containsExactly(6, 16);
    for (int time = 0; time < 6; time++) {
      assertThat(six.data()[time * 16 + 5]).isCloseTo(5 + time / 5f, within(1e-6f));
    }
    assertThat(stretchedTimes(2).data()[5]).isEqualTo(5.5f);
  }

  @Test
  void allElseStaysAsItIs() {
    Map<String, Weights> longer = ClipWeights.stretched(weights, system(new Vivit(), 12, 16));

    assertThat(longer).containsOnlyKeys(weights.keySet());
    assertThat(longer)
        .allSatisfy(
            (path, found) ->
                assertThat(found == weights.get(path)).isEqualTo(!path.equals("front/times")));
    assertThat(ClipWeights.stretched(weights, four)).isEqualTo(weights);
  }

  @ParameterizedTest
  @MethodSource("systems")
  void everySystemOfClipsReadsLongerOnesThen(PictureDefinition definition) {
    PictureSystem longer = system(definition, 12, 16);
    Map<String, Weights> drawn = Cost.declarations(system(definition, 4, 16)).draw(3);

    double[] vector = vector(longer, ClipWeights.stretched(drawn, longer), 12);

    assertThat(vector).hasSize(16);
    assertThat(Arrays.stream(vector)).allMatch(Double::isFinite);
  }

  /** Where all times are told the same, all boxes of a clip that stands still are alike. */
  @Test
  void aStillClipIsTheSameHoweverLongItIs() {
    float[] same = new float[32];
    Arrays.fill(same, 0.3f);
    weights.put("front/times", Weights.of(same, 2, 16));
    PictureSystem longer = system(new Vivit(), 12, 16);

    assertThat(vector(longer, ClipWeights.stretched(weights, longer), 12))
        .containsExactly(vector(four, weights, 4), within(1e-9));
  }

  @Test
  void refusesWeightsOfAnotherWidth() {
    PictureSystem wide = system(new Vivit(), 4, 32);
    assertThatThrownBy(() -> ClipWeights.stretched(weights, wide))
        .hasMessageStartingWith("cannot stretch weights to vivit of 4 x 1 x 8 x 8: found [")
        .hasMessageContaining("expected [");
    assertThatThrownBy(() -> ClipWeights.stretched(Map.of(), four))
        .hasMessageContaining("found none at");
  }

  private Weights stretchedTimes(int frames) {
    PictureSystem other = system(new Vivit(), frames, 16);
    return new HashMap<>(ClipWeights.stretched(weights, other))
        .getOrDefault("front/times", Weights.scalar(0));
  }

  /** Row t is t everywhere, and each column counts up. */
  private static Weights ramp(int rows, int columns) {
    float[] data = new float[rows * columns];
    for (int at = 0; at < data.length; at++) {
      data[at] = at / columns + at % columns;
    }
    return Weights.of(data, rows, columns);
  }

  private static PictureSystem system(PictureDefinition definition, int frames, int width) {
    PicturePlan plan = PicturePlan.of(definition);
    boolean patches = definition.knobs().stream().anyMatch(knob -> knob.name().equals("patch"));
    PicturePlan small = plan.with(plan.settings().withWidth(width).withDepth(1).withHeads(2));
    PicturePlan cut = patches ? small.with(small.settings().with("patch", "4")) : small;
    return cut.forPictures(PictureFacts.sample(new PictureShape(1, frames, 8, 8), 4));
  }

  /** Of one frame, so often. */
  private static double[] vector(PictureSystem system, Map<String, Weights> weights, int frames) {
    double[] frame = new Random(5).doubles(64).toArray();
    double[] clip = new double[frames * 64];
    for (int at = 0; at < clip.length; at++) {
      clip[at] = frame[at % 64];
    }
    Pass<Array> pass =
        Pass.inference(
            new NaiveOps(), new StoredParameters<>(weights, (path, found) -> Array.of(found)));
    return system.vector(pass, Array.of(clip, 1, frames, 1, 8, 8)).data();
  }
}
