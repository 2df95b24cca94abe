package io.freshet.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ForksTest {
  /** Tells the process it ran in. */
  public static final class WhoRuns implements Trial {
    @Override
    public Map<String, Double> measure() {
      return Map.of("process id", (double) ProcessHandle.current().pid());
    }
  }

  /** Never gets as far as a figure. */
  public static final class Breaks implements Trial {
    @Override
    public Map<String, Double> measure() {
      throw new IllegalStateException("the batch is empty");
    }
  }

  @Test
  void runsEachTrialInAProcessOfItsOwn() throws Exception {
    List<String> told = new ArrayList<>();
    Repeated runs = new Forks(WhoRuns.class, 3).run(told::add);
    assertThat(runs.runs())
        .extracting(run -> run.get("process id"))
        .doesNotHaveDuplicates()
        .doesNotContain((double) ProcessHandle.current().pid())
        .hasSize(3);
    assertThat(told).containsExactly("process 1 of 3", "process 2 of 3", "process 3 of 3");
  }

  @Test
  void saysWhatATrialSaidThatEndedWithoutFigures() {
    assertThatThrownBy(() -> new Forks(Breaks.class, 1).run(what -> {}))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining(Breaks.class.getName())
        .hasMessageContaining("the batch is empty");
  }
}
