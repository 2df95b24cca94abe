package io.freshet.score;

import io.freshet.model.ModelPackages;
import java.nio.file.Path;
import org.junit.jupiter.api.Nested;

/** Graphs of other tools that score every item, fed in each of the ways a manifest can say. */
final class ScoresGraphScorerTest {
  private static Scorer open(Path folder, ForeignGraph graph, Catalogue items, String inputs)
      throws Exception {
    String manifest = Handwritten.scoresManifest(inputs, Catalogue.LONGEST);
    Handwritten.write(folder, manifest, graph.bytes(), items.ids());
    return OnnxScorer.open(ModelPackages.open(folder), Device.CPU);
  }

  private static ForeignGraph graph(Catalogue items) throws Exception {
    return ForeignGraph.of(items.system(), items.weights()).givingScores();
  }

  @Nested
  final class WithAColumnOfPadding extends ScorerContract {
    @Override
    Scorer open(Catalogue items, Path empty) throws Exception {
      return ScoresGraphScorerTest.open(empty, graph(items), items, "items:items:int64:length");
    }
  }

  @Nested
  final class WithOneColumnForEachItem extends ScorerContract {
    @Override
    Scorer open(Catalogue items, Path empty) throws Exception {
      ForeignGraph graph = graph(items).withoutPaddingColumn();
      return ScoresGraphScorerTest.open(empty, graph, items, "items:items:int64:length");
    }
  }

  @Nested
  final class WithNarrowItems extends ScorerContract {
    @Override
    Scorer open(Catalogue items, Path empty) throws Exception {
      ForeignGraph graph = graph(items).takingInt32();
      return ScoresGraphScorerTest.open(empty, graph, items, "history:items:int32:length");
    }
  }

  @Nested
  final class WithAMask extends ScorerContract {
    @Override
    Scorer open(Catalogue items, Path empty) throws Exception {
      ForeignGraph graph = graph(items).takingMask();
      return ScoresGraphScorerTest.open(
          empty, graph, items, "raw_items:items:int64:length attention_mask:mask:int64:length");
    }
  }

  @Nested
  final class WithAFixedLength extends ScorerContract {
    @Override
    Scorer open(Catalogue items, Path empty) throws Exception {
      ForeignGraph graph = graph(items).ofFixedLength(Catalogue.LONGEST);
      return ScoresGraphScorerTest.open(empty, graph, items, "items:items:int64:23");
    }
  }
}
