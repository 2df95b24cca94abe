package io.freshet.system.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.freshet.backend.cost.Cost;
import io.freshet.backend.naive.Array;
import io.freshet.backend.naive.NaiveOps;
import io.freshet.block.picture.Patches;
import io.freshet.system.UnfitSystem;
import io.freshet.tensor.Convolution2d;
import io.freshet.tensor.Weights;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class VitTest {
  private static final int CHANNELS = 2;
  private static final int HEIGHT = 8;
  private static final int WIDTH = 12;
  private static final int PATCH = 4;
  private static final int[] ORDER = {3, 5, 0, 4, 1, 2};

  private final PicturePlan plan = PictureSystems.small(new Vit());
  private final PictureSystem vit = PictureSystems.built(plan);
  private final Map<String, Weights> weights = PictureSystems.noisy(vit, 3);
  private final Weights picture = PictureSystems.pictures(vit, 1, 9);

  @Test
  void aMapOfPatchesIsAConvolutionWithoutOverlap() {
    NaiveOps ops = new NaiveOps();
    Patches patches = Patches.of(CHANNELS, HEIGHT, WIDTH, PATCH);
    int out = 5;
    Array kernel = random(out, CHANNELS, PATCH, PATCH);
    Array map = ops.transpose(shaped(kernel, out, patches.values()), 1, 0);

    Array mapped = ops.matmul(patches.cut(ops, Array.of(picture)), map);

    Array convolved =
        ops.convolve2d(Convolution2d.of(Array.of(picture), kernel, null).strided(PATCH));
    assertThat(patches.count()).isEqualTo(HEIGHT / PATCH * (WIDTH / PATCH));
    for (int patch = 0; patch < patches.count(); patch++) {
      for (int channel = 0; channel < out; channel++) {
        assertThat(mapped.data()[patch * out + channel])
            .isCloseTo(convolved.data()[channel * patches.count() + patch], within(1e-5));
      }
    }
  }

  @Test
  void permutingPatchesAndTheirPlacesChangesNothing() {
    Map<String, Weights> moved = new HashMap<>(weights);
    moved.computeIfPresent("front/places", (path, places) -> permutedRows(places));

    double[] before = PictureSystems.naiveVectors(vit, weights, picture);
    double[] after = PictureSystems.naiveVectors(vit, moved, permuted(picture));

    assertThat(after).containsExactly(before, within(1e-9));
  }

  @Test
  void permutingPatchesAloneChangesTheVector() {
    double[] before = PictureSystems.naiveVectors(vit, weights, picture);
    double[] after = PictureSystems.naiveVectors(vit, weights, permuted(picture));

    assertThat(distance(before, after)).isGreaterThan(1e-3);
  }

  @Test
  void everyPatchReachesTheVector() {
    double[] before = PictureSystems.naiveVectors(vit, weights, picture);
    for (int patch = 0; patch < ORDER.length; patch++) {
      float[] changed = picture.data().clone();
      int row = patch / (WIDTH / PATCH) * PATCH;
      changed[row * WIDTH + patch % (WIDTH / PATCH) * PATCH] += 0.5f;

      double[] after =
          PictureSystems.naiveVectors(vit, weights, new Weights(changed, picture.shape()));

      assertThat(distance(before, after)).as("patch %d", patch).isGreaterThan(1e-6);
    }
  }

  @Test
  void atFirstAllClassesAreAsLikely() {
    Map<String, Weights> drawn = Cost.declarations(vit).draw(1);

    double[] scores = vit.classes(PictureSystems.naive(drawn), Array.of(picture)).data();

    assertThat(scores).hasSize(5).containsOnly(0.0);
  }

  @Test
  void refusesPatchesThatDoNotFillThePicture() {
    PicturePlan odd = plan.with(plan.settings().with("patch", "5"));

    assertThatThrownBy(() -> PictureSystems.built(odd))
        .isInstanceOf(UnfitSystem.class)
        .hasMessage(
            "system vit cannot be built: patch is 5, expected a divisor of height 8 and of width"
                + " 12");
  }

  @Test
  void tellsAllThatIsWrongAtOnce() {
    PictureSettings wrong =
        plan.settings().withHeads(5).withDepth(0).with("pach", "3").with("pool", "max");

    assertThatThrownBy(() -> PictureSystems.built(plan.with(wrong)))
        .hasMessageContaining("depth is 0, expected at least 1")
        .hasMessageContaining("heads is 5, expected a divisor of width 16")
        .hasMessageContaining("'pach' is none of its settings, did you mean 'patch'?")
        .hasMessageContaining("pool is max, expected one of class-token, mean");
  }

  @Test
  void aTrunkSaysHowOftenItsWidthIsHalved() {
    PicturePlan trunk = PictureSystems.small(new PlainTrunk());

    assertThatThrownBy(() -> PictureSystems.built(trunk.with(trunk.settings().withDepth(6))))
        .isInstanceOf(UnfitSystem.class)
        .hasMessageContaining(
            "width is 16, expected a number that can be halved 5 times, once between stages");
  }

  private static double distance(double[] a, double[] b) {
    double most = 0;
    for (int at = 0; at < a.length; at++) {
      most = Math.max(most, Math.abs(a[at] - b[at]));
    }
    return most;
  }

  /** The same squares in another order. */
  private static Weights permuted(Weights picture) {
    float[] moved = new float[picture.data().length];
    int across = WIDTH / PATCH;
    for (int channel = 0; channel < CHANNELS; channel++) {
      for (int y = 0; y < HEIGHT; y++) {
        for (int x = 0; x < WIDTH; x++) {
          int from = ORDER[y / PATCH * across + x / PATCH];
          int sourceY = from / across * PATCH + y % PATCH;
          int sourceX = from % across * PATCH + x % PATCH;
          moved[(channel * HEIGHT + y) * WIDTH + x] =
              picture.data()[(channel * HEIGHT + sourceY) * WIDTH + sourceX];
        }
      }
    }
    return new Weights(moved, picture.shape());
  }

  /** The last row, of the token that stands after the patches, stays. */
  private static Weights permutedRows(Weights places) {
    int width = (int) places.shape()[1];
    float[] moved = places.data().clone();
    for (int row = 0; row < ORDER.length; row++) {
      System.arraycopy(places.data(), ORDER[row] * width, moved, row * width, width);
    }
    return new Weights(moved, places.shape());
  }

  private static Array random(int... shape) {
    Random random = new Random(5);
    int count = 1;
    for (int size : shape) {
      count *= size;
    }
    return Array.of(random.doubles(count).toArray(), shape);
  }

  private static Array shaped(Array x, int... shape) {
    return Array.of(x.data(), shape);
  }
}
