package io.freshet.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class RepeatedTest {
  private static final Repeated RUNS =
      new Repeated(
          List.of(
              Map.of("slow", 9.0, "fast", 3.0),
              Map.of("slow", 4.0, "fast", 4.0),
              Map.of("slow", 10.0, "fast", 5.0)));

  @Test
  void takesTheMeanOverRunsAndTellsTheRatioOfEach() {
    assertThat(RUNS.mean("slow")).isEqualTo(23 / 3.0);
    assertThat(RUNS.mean("fast")).isEqualTo(4);
    assertThat(RUNS.ratios("slow", "fast")).isEqualTo("1.00, 2.00, 3.00");
  }

  @Test
  void namesAFigureThatARunDoesNotHave() {
    assertThatThrownBy(() -> RUNS.mean("swift")).hasMessageContaining("'swift'");
  }
}
