package io.freshet.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SimulatedPicturesTest {
  @Test
  void drawsTheSameForTheSameSeedAndOthersForAnother() {
    SimulatedPictures one = new SimulatedPictures(1);
    assertThat(one.draw(5).png()).isEqualTo(new SimulatedPictures(1).draw(5).png());
    assertThat(one.draw(5).label()).isEqualTo(new SimulatedPictures(1).draw(5).label());
    assertThat(one.draw(5).png()).isNotEqualTo(new SimulatedPictures(2).draw(5).png());
  }

  @Test
  void drawsEveryCategoryInEveryStyle() {
    SimulatedPictures pictures = new SimulatedPictures(1);
    Map<Integer, List<Integer>> byCategory =
        IntStream.range(0, 1_200)
            .mapToObj(number -> pictures.draw(number).label())
            .collect(Collectors.groupingBy(label -> label / 10));

    assertThat(pictures.classes()).hasSize(240).doesNotHaveDuplicates();
    assertThat(byCategory).hasSize(24);
    assertThat(byCategory.values()).allSatisfy(labels -> assertThat(labels).hasSize(50));
    assertThat(byCategory.values().stream().flatMap(List::stream).map(label -> label % 10))
        .containsOnly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
  }
}
