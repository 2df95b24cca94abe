package io.freshet.backend.torch;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.system.Inputs;
import io.freshet.system.RankingSystem;
import io.freshet.system.Systems;
import io.freshet.tensor.Flow;
import io.freshet.tensor.Pass;
import io.freshet.tensor.Phase;
import io.freshet.tensor.Slot;
import java.util.stream.Stream;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class EveryParameterLearnsTest {
  static Stream<Systems.Listed> systems() {
    return Systems.all();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("systems")
  void everyParameterReceivesAGradient(Systems.Listed listed) {
    RankingSystem system = listed.system();
    try (TorchParameters parameters = TorchParameters.of(Inputs.weights(system, 1));
        PointerScope scope = new PointerScope()) {
      Pass<Tensor> pass = Pass.training(new TorchOps(), parameters, new Phase.Training(1, 1));
      Tensor items = TorchTensors.integers(new long[] {0, 0, 5, 7, 1, 2, 3, 31}, 2, 4);
      Tensor sum = system.nextItemScores(pass, items).log_softmax(-1).select(1, 9).sum();
      Flow<Tensor> given =
          Flow.of(Slot.ITEMS, items).with(Slot.TASK, TorchTensors.integers(new long[] {0, 3}, 2));
      Flow<Tensor> states = system.encode(pass, given);
      for (Slot answers : system.answers()) {
        sum = sum.add(states.require(answers, "test").log_softmax(-1).select(2, 0).sum());
      }
      sum.backward();
      assertThat(parameters.leaves())
          .allSatisfy(
              (path, leaf) -> {
                assertThat(leaf.grad().defined()).as(path).isTrue();
                assertThat(leaf.grad().norm().item_double()).as(path).isPositive();
              });
    }
  }
}
