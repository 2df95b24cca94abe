package io.freshet.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.freshet.data.MovingPictures.Start;
import io.freshet.data.MovingPictures.Way;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class MovingPicturesTest {
  private static final int CANVAS = 8;
  private final MovingPictures moving = new MovingPictures(CANVAS);

  @Test
  void aPictureTakesTheSameStepFromFrameToFrameAndComesBackOnTheOtherSide() {
    byte[] frames = moving.frames(dots(1), 0, new Start(6, 0), Way.RIGHT);

    int[][] seen = IntStream.range(0, 8).mapToObj(t -> place(frames, t)).toArray(int[][]::new);

    assertThat(seen)
        .isDeepEqualTo(
            new int[][] {{6, 0}, {1, 1}, {4, 2}, {7, 3}, {2, 4}, {5, 5}, {0, 6}, {3, 7}});
  }

  @Test
  void theFramesOfAClipAreTheSameSetWhicheverWayItMoves() {
    PictureSet pictures = noise(1);
    for (int start = 0; start < CANVAS * CANVAS; start++) {
      Start at = new Start(start % CANVAS, start / CANVAS);
      List<ByteBuffer> right = frames(moving.frames(pictures, 0, at, Way.RIGHT));
      for (Way way : Way.values()) {
        List<ByteBuffer> other = frames(moving.frames(pictures, 0, at, way));
        assertThat(other).as("%s from %s", way, at).containsExactlyInAnyOrderElementsOf(right);
        assertThat(other.equals(right)).isEqualTo(way == Way.RIGHT);
      }
    }
  }

  /** So that a frame, at whatever time, shows every place as often whichever way it moves. */
  @Test
  void everyPlaceIsAsLikelyToBeginAtWhicheverWayItMoves() {
    PictureSet clips = moving.of(dots(20_000), 5);
    Map<List<Integer>, Integer> times = new HashMap<>();
    for (int clip = 0; clip < clips.pictures(); clip++) {
      int[] at = place(bytes(clips, clip), 3);
      times.merge(List.of(clips.label(clip), at[0], at[1]), 1, Integer::sum);
    }
    int cells = 4 * CANVAS * CANVAS;
    double expected = 20_000.0 / cells;
    double chiSquared =
        times.values().stream().mapToDouble(n -> (n - expected) * (n - expected) / expected).sum();
    assertThat(times).hasSize(cells);
    // Mean 255, deviation 22.6
    assertThat(chiSquared).isBetween(165.0, 345.0);
  }

  @Test
  void theSameSeedGivesTheSameClipsAndAnotherSeedOthers() {
    PictureSet clips = moving.of(noise(40), 5);
    assertThat(moving.of(noise(40), 5).sha256()).isEqualTo(clips.sha256());
    assertThat(moving.of(noise(40), 6).sha256()).isNotEqualTo(clips.sha256());
    assertThat(moving.of(noise(40).first(20), 5).sha256()).isEqualTo(clips.first(20).sha256());
    assertThat(clips.name()).isEqualTo("moving-noise");
    assertThat(clips.classes()).containsExactly("right", "down", "left", "up");
    assertThat(clips.size()).hasToString("8 x 1 x 8 x 8");
  }

  @Test
  void aShuffledCopyHasTheSameFramesInOtherOrders() {
    PictureSet clips = moving.of(noise(40), 5);
    PictureSet shuffled = MovingPictures.shuffled(clips, 9);

    int moved = 0;
    for (int clip = 0; clip < clips.pictures(); clip++) {
      List<ByteBuffer> before = frames(bytes(clips, clip));
      List<ByteBuffer> after = frames(bytes(shuffled, clip));
      assertThat(after).containsExactlyInAnyOrderElementsOf(before);
      assertThat(shuffled.label(clip)).isEqualTo(clips.label(clip));
      moved += after.equals(before) ? 0 : 1;
    }
    assertThat(moved).isGreaterThan(35);
    assertThat(shuffled.name()).isEqualTo("moving-noise-shuffled");
  }

  @Test
  void aPictureIsHalvedByTheMeanOfFourPixels() {
    byte[] pixels = new byte[16];
    pixels[0] = (byte) 200;
    pixels[1] = (byte) 100;
    pixels[5] = 100;
    PictureSet one = set("one", pixels, 4);

    byte[] frames = moving.frames(one, 0, new Start(0, 0), Way.UP);

    assertThat(frames[0]).isEqualTo((byte) 100);
    assertThat(frames[1]).isZero();
  }

  @Test
  void refusesWhatCannotMoveSo() {
    assertThatThrownBy(() -> new MovingPictures(20))
        .hasMessage("canvas is 20, expected a multiple of 8, so that all steps are whole pixels");
    assertThatThrownBy(() -> moving.of(moving.of(noise(1), 1), 1))
        .hasMessageContaining("pictures of 8 x 1 x 8 x 8 cannot move over a canvas of 8 x 8");
  }

  /** Column and row of the one bright pixel. */
  private static int[] place(byte[] frames, int time) {
    List<Integer> bright = new ArrayList<>();
    for (int at = 0; at < CANVAS * CANVAS; at++) {
      if (frames[time * CANVAS * CANVAS + at] != 0) {
        bright.add(at);
      }
    }
    assertThat(bright).hasSize(1);
    return new int[] {bright.get(0) % CANVAS, bright.get(0) / CANVAS};
  }

  private static List<ByteBuffer> frames(byte[] clip) {
    int frame = CANVAS * CANVAS;
    return IntStream.range(0, MovingPictures.FRAMES)
        .mapToObj(t -> ByteBuffer.wrap(Arrays.copyOfRange(clip, t * frame, (t + 1) * frame)))
        .toList();
  }

  private static byte[] bytes(PictureSet clips, int clip) {
    byte[] bytes = new byte[clips.size().values()];
    for (int at = 0; at < bytes.length; at++) {
      bytes[at] = (byte) clips.pixel(clip, at);
    }
    return bytes;
  }

  /** Pictures of 2 x 2, all white: halved, one pixel. */
  private static PictureSet dots(int count) {
    byte[] pixels = new byte[4 * count];
    Arrays.fill(pixels, (byte) 255);
    return set("dots", pixels, 2);
  }

  /** Pictures of 8 x 8. */
  private static PictureSet noise(int count) {
    byte[] pixels = new byte[64 * count];
    for (int at = 0; at < pixels.length; at++) {
      pixels[at] = (byte) (at * 37 + at / 64 * 11);
    }
    return set("noise", pixels, 8);
  }

  private static PictureSet set(String name, byte[] pixels, int side) {
    PictureSet.Size size = new PictureSet.Size(1, side, side);
    byte[] labels = new byte[pixels.length / size.values()];
    return new PictureSet(name, size, pixels, labels, List.of("any"));
  }
}
