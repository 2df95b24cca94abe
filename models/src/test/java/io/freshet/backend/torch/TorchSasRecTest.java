package io.freshet.backend.torch;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.backend.cost.Cost;
import io.freshet.block.ItemBias;
import io.freshet.system.SasRec;
import io.freshet.tensor.Pass;
import io.freshet.tensor.Phase;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.Test;

final class TorchSasRecTest {
  private static final SasRec SYSTEM =
      SasRec.of(
          new SasRec.Config(31, 11, 12, 2, 3, 0.2, SasRec.PositionKind.LEARNED, ItemBias.LEARNED));

  @Test
  void everyParameterReceivesAGradient() {
    try (TorchParameters parameters = TorchParameters.of(Cost.declarations(SYSTEM).draw(1));
        PointerScope scope = new PointerScope()) {
      Pass<Tensor> pass = Pass.training(new TorchOps(), parameters, new Phase.Training(1, 1));
      Tensor items = TorchTensors.integers(new long[] {0, 0, 5, 7, 1, 2, 3, 31}, 2, 4);
      SYSTEM.nextItemScores(pass, items).log_softmax(-1).select(1, 9).sum().backward();
      assertThat(parameters.leaves())
          .allSatisfy((path, leaf) -> assertThat(leaf.grad().defined()).as(path).isTrue());
    }
  }
}
