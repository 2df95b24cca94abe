package io.freshet.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class FewLabelsTest {
  /** Each of one pixel that tells which it is; every fourth is of the rare class. */
  private final PictureSet set = numbered(200);

  @Test
  void keepsTheSameShareOfEachClass() {
    PictureSet few = FewLabels.of(set, 0.1, 1);

    assertThat(few.pictures()).isEqualTo(20);
    assertThat(IntStream.range(0, 20).filter(at -> few.label(at) == 1)).hasSize(5);
  }

  @Test
  void keepsPicturesWithTheirOwnLabelsEachOnce() {
    PictureSet few = FewLabels.of(set, 0.3, 2);

    TreeSet<Integer> seen = new TreeSet<>();
    for (int at = 0; at < few.pictures(); at++) {
      int number = Math.round(few.value(at, 0) * 255);
      assertThat(few.label(at)).isEqualTo(number % 4 == 0 ? 1 : 0);
      assertThat(seen.add(number)).isTrue();
    }
  }

  @Test
  void aSeedChoosesOthers() {
    assertThat(FewLabels.of(set, 0.1, 1).sha256())
        .isEqualTo(FewLabels.of(set, 0.1, 1).sha256())
        .isNotEqualTo(FewLabels.of(set, 0.1, 2).sha256());
  }

  @Test
  void refusesNoShare() {
    assertThatThrownBy(() -> FewLabels.of(set, 0, 1))
        .hasMessage("the share of labels is 0.0, expected above 0 and at most 1");
  }

  private static PictureSet numbered(int count) {
    byte[] pixels = new byte[count];
    byte[] labels = new byte[count];
    for (int at = 0; at < count; at++) {
      pixels[at] = (byte) at;
      labels[at] = (byte) (at % 4 == 0 ? 1 : 0);
    }
    PictureSet.Size size = new PictureSet.Size(1, 1, 1);
    return new PictureSet("numbered", size, pixels, labels, List.of("usual", "rare"));
  }
}
