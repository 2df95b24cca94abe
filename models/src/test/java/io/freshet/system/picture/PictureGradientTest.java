package io.freshet.system.picture;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.backend.torch.TorchOps;
import io.freshet.backend.torch.TorchParameters;
import io.freshet.backend.torch.TorchTensors;
import io.freshet.tensor.Pass;
import io.freshet.tensor.Phase;
import java.util.stream.Stream;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class PictureGradientTest {
  static Stream<PictureSystems.Listed> systems() {
    return PictureSystems.all();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("systems")
  void everyParameterReceivesAGradient(PictureSystems.Listed listed) {
    PictureSystem system = listed.system();
    try (TorchParameters parameters = TorchParameters.of(PictureSystems.noisy(system, 7));
        PointerScope scope = new PointerScope()) {
      Pass<Tensor> pass = Pass.training(new TorchOps(), parameters, new Phase.Training(1, 1));
      Tensor given = TorchTensors.of(PictureSystems.pictures(system, 3, 11), ScalarType.Float);
      system.classes(pass, given).log_softmax(-1).select(1, 2).sum().backward();
      assertThat(parameters.leaves())
          .allSatisfy(
              (path, leaf) -> {
                assertThat(leaf.grad().defined()).as(path).isTrue();
                assertThat(leaf.grad().norm().item_double()).as(path).isPositive();
              });
    }
  }
}
