package io.freshet.system.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.freshet.backend.cost.Cost;
import io.freshet.backend.naive.Array;
import io.freshet.backend.naive.NaiveOps;
import io.freshet.system.UnfitSystem;
import io.freshet.tensor.Weights;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the four models of ViViT claim, each by itself and beside each other. */
final class VivitTest {
  static Stream<PictureDefinition> models() {
    return PictureCatalogue.ofClips().stream()
        .filter(definition -> definition.card().name().startsWith("vivit"));
  }

  @ParameterizedTest
  @MethodSource("models")
  void theOrderOfFramesMatters(PictureDefinition model) {
    PictureSystem system = built(model, 4);
    Map<String, Weights> weights = PictureSystems.noisy(system, 3);
    Weights clip = PictureSystems.pictures(system, 1, 9);

    double[] before = PictureSystems.naiveVectors(system, weights, clip);

    for (int[] order : new int[][] {{2, 3, 0, 1}, {3, 2, 1, 0}, {0, 2, 1, 3}}) {
      double[] after = PictureSystems.naiveVectors(system, weights, ordered(clip, order));
      assertThat(distance(before, after)).as(Arrays.toString(order)).isGreaterThan(1e-3);
    }
  }

  /** Boxes of two frames, whole: without what tells times apart they are a set. */
  @ParameterizedTest
  @MethodSource("models")
  void onlyWhatTellsTimesApartKnowsWhichBoxCameFirst(PictureDefinition model) {
    PictureSystem system = built(model, 4);
    Map<String, Weights> untold = timeless(PictureSystems.noisy(system, 3));
    Weights clip = PictureSystems.pictures(system, 1, 9);

    double[] before = PictureSystems.naiveVectors(system, untold, clip);
    double[] after =
        PictureSystems.naiveVectors(system, untold, ordered(clip, new int[] {2, 3, 0, 1}));

    assertThat(after).containsExactly(before, within(1e-9));
  }

  @ParameterizedTest
  @MethodSource("models")
  void everyFrameReachesTheVector(PictureDefinition model) {
    PictureSystem system = built(model, 4);
    Map<String, Weights> weights = PictureSystems.noisy(system, 3);
    Weights clip = PictureSystems.pictures(system, 1, 9);
    double[] before = PictureSystems.naiveVectors(system, weights, clip);
    int frame = clip.data().length / 4;
    for (int at = 0; at < 4; at++) {
      float[] changed = clip.data().clone();
      changed[at * frame + 5] += 0.5f;
      double[] after =
          PictureSystems.naiveVectors(system, weights, new Weights(changed, clip.shape()));
      assertThat(distance(before, after)).as("frame %d", at).isGreaterThan(1e-6);
    }
  }

  @ParameterizedTest
  @MethodSource("models")
  void atFirstOnlyTheCentralFrameOfABoxIsLookedAt(PictureDefinition model) {
    PictureSystem system = built(model, 4);
    Map<String, Weights> drawn = Cost.declarations(system).draw(1);
    Weights clip = PictureSystems.pictures(system, 1, 9);
    double[] before = PictureSystems.naiveVectors(system, drawn, clip);

    double[] others = PictureSystems.naiveVectors(system, drawn, changed(clip, 0, 2));
    double[] central = PictureSystems.naiveVectors(system, drawn, changed(clip, 1, 3));

    assertThat(others).containsExactly(before);
    assertThat(distance(before, central)).isGreaterThan(1e-3);
  }

  /**
   * Once it is told nothing of time: the first and the third model as a model of pictures would,
   * the second as it would one box. Half of the heads of the fourth hear time at once.
   */
  @Test
  void atFirstAStillClipIsToldAsOnePicture() {
    assertToldAsOne(new Vivit(), new Vivit());
    assertToldAsOne(new VivitFactorisedAttention(), new Vivit());
    assertToldAsOne(new VivitFactorisedEncoder(), new VivitFactorisedEncoder());
  }

  private static void assertToldAsOne(PictureDefinition model, PictureDefinition ofOne) {
    PictureSystem clips = built(model, 8);
    PictureSystem one = built(ofOne, 2);
    Map<String, Weights> drawn = timeless(Cost.declarations(clips).draw(1));
    Map<String, Weights> alone = new LinkedHashMap<>(drawn);
    Weights once = Weights.of(new float[16], 1, 16);
    List.of("front/times", "body/times")
        .forEach(path -> alone.computeIfPresent(path, (same, old) -> once));
    Weights still = still(PictureSystems.pictures(one, 1, 9), 8);

    double[] seen = PictureSystems.naiveVectors(clips, drawn, still);

    double[] told = PictureSystems.naiveVectors(one, alone, ordered(still, new int[] {0, 1}));
    assertThat(seen).as(model.card().name()).containsExactly(told, within(1e-6));
  }

  @Test
  void theFourthModelLearnsAsManyNumbersAsTheFirst() {
    assertThat(Cost.ofVectors(built(new VivitFactorisedHeads(), 4), 1).parameters())
        .isEqualTo(Cost.ofVectors(built(new Vivit(), 4), 1).parameters());
  }

  /**
   * All but attention costs in proportion to T. Of attention, what is left by the second difference
   * of T, 2 T and 3 T is twice what the pairs of T cost.
   */
  @Test
  void theFactorisedEncoderAsksFewerPairs() {
    double everybody = secondDifferenceInTimes(new Vivit());
    double times = secondDifferenceInTimes(new VivitFactorisedEncoder());
    assertThat(everybody / times).as("(T N)² over T²").isCloseTo(8 * 8, within(1e-9));

    double inClips = secondDifferenceInPlaces(new Vivit());
    double inTimes = secondDifferenceInPlaces(new VivitFactorisedEncoder());
    assertThat(inClips / inTimes).as("(T N)² over T N²").isCloseTo(4, within(1e-9));
  }

  @Test
  void factorisedAttentionAndHeadsAskFewerPairsToo() {
    double everybody = secondDifferenceInTimes(new Vivit());
    double attention = secondDifferenceInTimes(new VivitFactorisedAttention());
    double heads = secondDifferenceInTimes(new VivitFactorisedHeads());
    assertThat(everybody / attention).as("(T N)² over N T²").isCloseTo(8, within(1e-9));
    assertThat(everybody / heads).as("(T N)² over N T² / 2").isCloseTo(16, within(1e-9));
  }

  @Test
  void refusesWhatItCannotCut() {
    assertThatThrownBy(() -> built(new Vivit(), 5))
        .isInstanceOf(UnfitSystem.class)
        .hasMessage(
            "system vivit cannot be built: tubelet is 2, expected a divisor of the clip's 5"
                + " frames");
    assertThatThrownBy(() -> built(new Vivit(), 1))
        .hasMessageContaining("it reads clips, found pictures of 2 x 8 x 16");
    assertThatThrownBy(() -> built(new Vit(), 4))
        .hasMessageContaining("it reads pictures, found clips of 4 x 2 x 8 x 16");
    PicturePlan odd = PictureSystems.small(new VivitFactorisedHeads());
    assertThatThrownBy(() -> PictureSystems.built(odd.with(odd.settings().withHeads(1))))
        .hasMessageContaining("heads is 1, expected an even number");
  }

  private static double secondDifferenceInTimes(PictureDefinition model) {
    return flops(model, 2, 16) - 2 * flops(model, 4, 16) + flops(model, 6, 16);
  }

  /** Of four times. */
  private static double secondDifferenceInPlaces(PictureDefinition model) {
    return flops(model, 8, 16) - 2 * flops(model, 8, 32) + flops(model, 8, 48);
  }

  private static double flops(PictureDefinition model, int frames, int width) {
    return Cost.ofVectors(built(model, frames, width), 1).flops();
  }

  private static PictureSystem built(PictureDefinition model, int frames) {
    return built(model, frames, 16);
  }

  private static PictureSystem built(PictureDefinition model, int frames, int width) {
    PictureFacts facts = PictureFacts.sample(new PictureShape(2, frames, 8, width), 5);
    return PictureSystems.small(model).forPictures(facts);
  }

  private static Map<String, Weights> timeless(Map<String, Weights> weights) {
    Map<String, Weights> untold = new LinkedHashMap<>(weights);
    for (String path : List.of("front/times", "body/times")) {
      untold.computeIfPresent(
          path, (same, old) -> new Weights(new float[old.data().length], old.shape()));
    }
    assertThat(untold).isNotEqualTo(weights);
    return untold;
  }

  /** The first frame, so often. */
  private static Weights still(Weights clip, int frames) {
    return ordered(clip, new int[frames]);
  }

  private static Weights ordered(Weights clip, int[] order) {
    NaiveOps ops = new NaiveOps();
    long[] chosen = IntStream.of(order).asLongStream().toArray();
    Array frames = ops.transpose(Array.of(clip), 1, 0, 2, 3, 4);
    Array moved =
        ops.transpose(ops.gather(frames, Array.integers(chosen, order.length)), 1, 0, 2, 3, 4);
    float[] data = new float[moved.data().length];
    for (int at = 0; at < data.length; at++) {
      data[at] = (float) moved.data()[at];
    }
    return new Weights(data, IntStream.of(moved.shape()).asLongStream().toArray());
  }

  /** These frames, brighter. */
  private static Weights changed(Weights clip, int... frames) {
    float[] data = clip.data().clone();
    int frame = data.length / 4;
    for (int which : frames) {
      for (int at = which * frame; at < (which + 1) * frame; at++) {
        data[at] = data[at] * data[at];
      }
    }
    return new Weights(data, clip.shape());
  }

  private static double distance(double[] a, double[] b) {
    return IntStream.range(0, a.length).mapToDouble(at -> Math.abs(a[at] - b[at])).max().orElse(0);
  }
}
