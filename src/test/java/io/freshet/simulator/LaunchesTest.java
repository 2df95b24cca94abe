package io.freshet.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LaunchesTest {
  private final Set<String> known = new HashSet<>();
  private final List<String> asked = new ArrayList<>();
  private final Launches launches =
      new Launches(
          item -> {
            asked.add(item);
            return known.contains(item);
          });

  @Test
  void tellsHowLongNewItemsTookUntilTheyWereKnown() {
    launches.launched("lamp", 1_000);
    launches.launched("vase", 1_000);
    launches.launched("rug", 1_500);
    launches.look(1_020);
    known.add("lamp");
    launches.look(1_040);
    known.add("rug");
    launches.look(1_700);

    assertThat(launches.report().launched()).isEqualTo(3);
    assertThat(launches.report().known()).isEqualTo(2);
    assertThat(launches.report().medianMillis()).contains(200L);
    assertThat(launches.report().longestMillis()).contains(200L);
  }

  @Test
  void asksNoMoreForWhatIsKnownNorForWhatDoesNotCome() {
    launches.launched("lamp", 0);
    launches.launched("ghost", 0);
    known.add("lamp");
    launches.look(10);
    launches.look(130_000);
    asked.clear();
    launches.look(130_020);

    assertThat(asked).isEmpty();
    assertThat(launches.report().known()).isEqualTo(1);
  }

  @Test
  void saysNothingOfTimesWhileNothingIsKnown() {
    launches.launched("lamp", 0);
    launches.look(10);

    assertThat(launches.report().medianMillis()).isEmpty();
  }
}
