package io.freshet.block.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.freshet.backend.naive.Array;
import io.freshet.backend.naive.NaiveOps;
import io.freshet.tensor.Block;
import io.freshet.tensor.Flow;
import io.freshet.tensor.Initial;
import io.freshet.tensor.OpsCase;
import io.freshet.tensor.Pass;
import io.freshet.tensor.Slot;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

final class TubeletTokensTest {
  private static final int WIDTH = 5;
  private static final Patches PATCHES = Patches.of(2, 4, 6, 2);
  private static final int PIXELS = 2 * 4 * 6;

  @Test
  void aBoxHoldsItsSquareInEachOfItsFrames() {
    double[] pixels = new double[4 * PIXELS];
    Arrays.setAll(pixels, at -> at);
    Tubelets tubelets = Tubelets.of(4, 2, PATCHES);

    Array boxes = tubelets.cut(new NaiveOps(), Array.of(pixels, 1, 4, 2, 4, 6));

    assertThat(boxes.shape()).containsExactly(1, 12, 16);
    // Second time, second row of squares, third square: the corner is row 2, column 4
    int box = 6 + 3 + 2;
    for (int frame = 0; frame < 2; frame++) {
      for (int channel = 0; channel < 2; channel++) {
        int corner = (2 + frame) * PIXELS + channel * 24 + 2 * 6 + 4;
        int from = box * 16 + frame * 8 + channel * 4;
        assertThat(Arrays.copyOfRange(boxes.data(), from, from + 4))
            .containsExactly(corner, corner + 1, corner + 6, corner + 7);
      }
    }
  }

  /** ViT has one more token and place, behind the others. */
  @Test
  void atFirstAStillClipHasTheTokensOfItsPictureAtEveryTime() {
    Array picture = OpsCase.numbers(1, 2, 4, 6);
    double[] still = new double[6 * PIXELS];
    Arrays.setAll(still, at -> picture.data()[at % PIXELS]);

    double[] expected = tokens(new PatchTokens(PATCHES, WIDTH, 0), picture);
    for (int frames : new int[] {1, 2, 3}) {
      Tubelets tubelets = Tubelets.of(6, frames, PATCHES);
      double[] found =
          tokens(new TubeletTokens(tubelets, WIDTH, 0), Array.of(still, 1, 6, 2, 4, 6));
      assertThat(found).hasSize(tubelets.times() * 6 * WIDTH);
      for (int at = 0; at < found.length; at++) {
        assertThat(found[at]).isCloseTo(expected[at % (6 * WIDTH)], within(1e-9));
      }
    }
  }

  /** At the start of training, of parameters that have the same path. */
  private static double[] tokens(Block front, Array pictures) {
    Pass<Array> pass =
        Pass.inference(
            new NaiveOps(),
            (String path, Initial initial, long... shape) ->
                Array.of(initial.draw(3, path, shape)));
    return front.apply(pass, Flow.of(Slot.PICTURES, pictures)).get(Slot.MAIN, front).data();
  }
}
