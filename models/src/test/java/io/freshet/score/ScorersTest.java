package io.freshet.score;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.export.MeanVectors;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScorersTest {
  @TempDir Path repository;

  @Test
  void ranksTheWholeCatalogueByTheGraph() throws Exception {
    MeanVectors vectors = new MeanVectors(2, new float[] {1, 0, 0, 1, 1, 1}, 5);
    Path folder = vectors.write(repository, "three", List.of("a", "b", "c"));
    try (ScorerLease lease = Scorers.acquire(folder, Device.AUTO)) {
      TopItems top = lease.scorer().score(new SequenceBatch(2, 2, new long[] {0, 1, 1, 2}), 3);
      assertThat(top.items()).containsExactly(1, 3, 2, 3, 1, 2);
      assertThat(top.scores()).containsExactly(1, 1, 0, 1, 0.5f, 0.5f);
    }
    assertThat(Scorers.open()).isZero();
  }
}
