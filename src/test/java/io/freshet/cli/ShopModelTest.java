package io.freshet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.deploy.Checkout;
import io.freshet.model.ModelPackages;
import io.freshet.model.Provenance;
import io.freshet.train.TrainingPlan;
import java.nio.file.Path;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;

final class ShopModelTest {
  @Test
  void whatIsMadeAnewIsWhatShips() throws Exception {
    Path packages = Checkout.root().resolve(Path.of("models", "packages"));
    Provenance shipped =
        ModelPackages.open(ModelPackages.resolve(packages, ShopModel.NAME, "latest"))
            .manifest()
            .provenance();
    TrainingPlan plan = ShopModel.plan();
    SortedMap<String, String> system = plan.system().describe();

    assertThat(shipped.system()).isEqualTo(plan.system().name());
    assertThat(shipped.config()).containsAllEntriesOf(system);
    assertThat(shipped.config())
        .containsEntry("objective", plan.objective().name())
        .containsEntry("loss", plan.loss().name());
    assertThat(shipped.seeds()).containsExactly(plan.seed());
    assertThat(shipped.trainingSha256()).isEqualTo(ShopModel.log().sha256());
  }

  @Test
  void aModelIsEitherGivenOrMadeAnew() {
    assertThat(Freshet.run("standalone", "--train", "--model", "popularity:"))
        .isEqualTo(ExitCode.USAGE.code());
    assertThat(Freshet.run("standalone", "--train", "--replay", "ml-100k", "--data", "."))
        .isEqualTo(ExitCode.USAGE.code());
  }
}
