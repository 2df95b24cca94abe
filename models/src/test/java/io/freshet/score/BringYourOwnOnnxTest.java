package io.freshet.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import io.freshet.model.ModelPackages;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The manifest of src/docs/bring-your-own-onnx.md, taken from the page and used. */
class BringYourOwnOnnxTest {
  private static final Path PAGE = Path.of("../src/docs/bring-your-own-onnx.md");

  @TempDir Path repository;

  @Test
  void theManifestOnThePageServesAGraph() throws Exception {
    String page = Files.readString(PAGE);
    String manifest = page.substring(page.indexOf("```json") + 7, page.lastIndexOf("```"));
    Catalogue items = Catalogue.of(13, 5);
    byte[] graph =
        ForeignGraph.of(items.system(), items.weights()).givingScores().takingMask().bytes();
    Path folder = repository.resolve("my-model/1");
    Handwritten.write(folder, manifest, graph, items.ids());

    String version = ModelPackages.open(folder).version();
    assertThat(version).matches("[0-9a-f]{16}");
    try (ScorerLease lease = Scorers.acquire(folder, Device.CPU)) {
      TopItems top = lease.scorer().score(new SequenceBatch(1, 3, new long[] {0, 4, 9}), 2);
      double[] truth = items.truth(new long[] {4, 9});
      assertThat((double) top.scores()[0]).isCloseTo(truth[top.items()[0]], offset(1e-4));
    }

    graph[graph.length / 2] ^= 1;
    Handwritten.write(folder, manifest, graph, items.ids());
    assertThat(versionOf(folder)).isNotEqualTo(version);
  }

  private static String versionOf(Path folder) throws Exception {
    return ModelPackages.open(folder).version();
  }
}
