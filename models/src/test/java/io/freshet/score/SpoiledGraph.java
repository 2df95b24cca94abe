package io.freshet.score;

import io.freshet.backend.cost.Cost;
import io.freshet.block.ContentProjection;
import io.freshet.data.HashedNgrams;
import io.freshet.data.ItemWords;
import io.freshet.export.Exporter;
import io.freshet.export.TrainedContent;
import io.freshet.export.TrainedSystem;
import io.freshet.model.Provenance;
import io.freshet.system.RankingSystem;
import io.freshet.system.RetNet;
import io.freshet.system.SasRec;
import io.freshet.system.SystemDefinition;
import io.freshet.system.SystemPlan;
import io.freshet.tensor.Weights;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;

/** Which graph of a package is spoiled, the others being as they were made. */
enum SpoiledGraph {
  MODEL("model.onnx") {
    @Override
    TrainedSystem trained() {
      return of(new SasRec());
    }
  },

  STEP("step.onnx") {
    @Override
    TrainedSystem trained() {
      return of(new RetNet());
    }
  },

  CONTENT("content.onnx") {
    @Override
    TrainedSystem trained() {
      ItemWords words = new ItemWords(new HashedNgrams(20, 3, 4));
      ContentProjection projection = new ContentProjection(words.count(), WIDTH, 0);
      Map<String, Weights> drawn =
          Map.of(
              ContentProjection.USUAL, drawn(1),
              ContentProjection.WORDS, drawn(projection.words() + 1));
      return of(new SasRec())
          .reading(new TrainedContent(words, projection, drawn, Optional.empty(), 1));
    }

    private Weights drawn(int rows) {
      Random random = new Random(1);
      float[] values = new float[rows * (WIDTH + 1)];
      for (int at = 0; at < values.length; at++) {
        values[at] = (float) random.nextGaussian();
      }
      return rows == 1 ? Weights.of(values, WIDTH + 1L) : Weights.of(values, rows, WIDTH + 1L);
    }
  };

  private static final int ITEMS = 17;
  private static final int WIDTH = 8;

  private final String file;

  SpoiledGraph(String file) {
    this.file = file;
  }

  String file() {
    return file;
  }

  abstract TrainedSystem trained();

  /** The folder of a package that is right. */
  Path good(Path repository) throws Exception {
    return Exporter.to(repository).export(trained()).folder();
  }

  private static TrainedSystem of(SystemDefinition definition) {
    SystemPlan plan = SystemPlan.of(definition);
    RankingSystem system =
        plan.with(plan.settings().withLongest(9).withWidth(WIDTH).withDropout(0))
            .forCatalogue(ITEMS, plan.objective());
    return new TrainedSystem(
        "small",
        system,
        Cost.declarations(system).draw(1),
        IntStream.range(0, ITEMS).mapToObj(i -> "item-" + i).toList(),
        Provenance.of(plan.name(), Map.of()));
  }
}
