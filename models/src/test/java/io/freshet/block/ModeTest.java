package io.freshet.block;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

final class ModeTest {
  @Test
  void tablesCallModesByTheirNamesInLowerCase() {
    assertThat(Arrays.stream(Mode.values()).map(Mode::label))
        .containsExactly("causal", "bidirectional", "last-slot", "permuted");
  }
}
