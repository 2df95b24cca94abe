package io.freshet.score;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.model.ModelPackages;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Packages written by every released format still load, under the version they had. */
class ReleasedFormatTest {
  private static final Path FORMAT_1 =
      Path.of("src/test/resources/packages/released-1/7c3bd977cf6a1163");

  @Test
  void readsFormat1() throws Exception {
    assertThat(ModelPackages.open(FORMAT_1).version()).isEqualTo("7c3bd977cf6a1163");
    try (ScorerLease lease = Scorers.acquire(FORMAT_1, Device.CPU)) {
      assertThat(lease.scorer().score(new SequenceBatch(1, 1, new long[] {2}), 9).k()).isEqualTo(5);
    }
  }
}
