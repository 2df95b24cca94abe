package io.freshet.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.freshet.model.PictureInput;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PictureTensorTest {
  @Test
  void leavesAPictureOfTheRightSizeAsItIs() {
    int[] rgb = new Random(1).ints(7 * 5, 0, 1 << 24).toArray();
    float[] values =
        new PictureTensor(new PictureInput(3, 1, 5, 7)).of(List.of(new Pixels(7, 5, rgb)));
    for (int channel = 0; channel < 3; channel++) {
      for (int at = 0; at < 35; at++) {
        assertThat(values[channel * 35 + at])
            .isEqualTo((rgb[at] >> 16 - 8 * channel & 0xFF) / 255f);
      }
    }
  }

  @Test
  void greyIsTheSumThatTelevisionUses() {
    PictureTensor grey = new PictureTensor(new PictureInput(1, 1, 1, 1));
    assertThat(grey.of(List.of(new Pixels(1, 1, new int[] {0xFF0000}))))
        .containsExactly(new float[] {0.299f}, within(1e-6f));
    assertThat(grey.of(List.of(new Pixels(1, 1, new int[] {0x00FF00}))))
        .containsExactly(new float[] {0.587f}, within(1e-6f));
    assertThat(grey.of(List.of(new Pixels(1, 1, new int[] {0x808080}))))
        .containsExactly(new float[] {128 / 255f}, within(1e-6f));
  }

  /** The mean of an area, once by shares and once by painting each pixel many times larger. */
  @ParameterizedTest
  @CsvSource({"12, 12, 4, 4", "7, 7, 3, 3", "5, 5, 11, 11", "13, 13, 13, 13", "30, 15, 8, 4"})
  void everyNewPixelIsTheMeanOfTheAreaItCovers(int width, int height, int newWidth, int newHeight) {
    int[] rgb =
        new Random(width).ints((long) width * height, 0, 256).map(v -> v * 0x010101).toArray();
    float[] values =
        new PictureTensor(new PictureInput(3, 1, newHeight, newWidth))
            .of(List.of(new Pixels(width, height, rgb)));
    for (int y = 0; y < newHeight; y++) {
      for (int x = 0; x < newWidth; x++) {
        double sum = 0;
        for (int fineY = y * height; fineY < (y + 1) * height; fineY++) {
          for (int fineX = x * width; fineX < (x + 1) * width; fineX++) {
            sum += rgb[fineY / newHeight * width + fineX / newWidth] & 0xFF;
          }
        }
        assertThat((double) values[y * newWidth + x])
            .isCloseTo(sum / (width * height) / 255, within(1e-6));
      }
    }
  }

  @Test
  void aWidePictureStandsInTheMiddleOfWhite() {
    int[] black = new int[8 * 2];
    float[] values =
        new PictureTensor(new PictureInput(1, 1, 4, 4)).of(List.of(new Pixels(8, 2, black)));
    assertThat(values).containsExactly(1, 1, 1, 1, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1);
  }

  @Test
  void aLineOfPixelsIsNeverLostWhole() {
    int[] black = new int[1000];
    float[] values =
        new PictureTensor(new PictureInput(1, 1, 4, 4)).of(List.of(new Pixels(1000, 1, black)));
    assertThat(values).containsExactly(1, 1, 1, 1, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1);
  }

  @ParameterizedTest
  @CsvSource({"8, 4, 1 3 5 7", "4, 4, 0 1 2 3", "2, 4, 0 0 1 1", "9, 1, 4", "1, 3, 0 0 0"})
  void framesComeFromTheMiddleOfEqualSpans(int count, int wanted, String expected) {
    List<Pixels> frames = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      frames.add(new Pixels(1, 1, new int[] {i * 0x010101}));
    }
    float[] values = new PictureTensor(new PictureInput(1, wanted, 1, 1)).of(frames);
    int[] from = new int[wanted];
    for (int i = 0; i < wanted; i++) {
      from[i] = Math.round(values[i] * 255);
    }
    assertThat(from)
        .containsExactly(Arrays.stream(expected.split(" ")).mapToInt(Integer::parseInt).toArray());
  }
}
