package io.freshet.bench;

import io.freshet.backend.cost.Cost;
import io.freshet.block.ItemBias;
import io.freshet.block.PlainTable;
import io.freshet.export.Exporter;
import io.freshet.export.TrainedSystem;
import io.freshet.model.BadModelPackage;
import io.freshet.model.ModelPackage;
import io.freshet.model.Provenance;
import io.freshet.system.Parts;
import io.freshet.system.RetNet;
import io.freshet.system.SasRec;
import io.freshet.system.SequenceSystem;
import io.freshet.system.Settings;
import io.freshet.system.SystemDefinition;
import io.freshet.system.SystemPlan;
import io.freshet.tensor.Weights;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * A model of fixed size with drawn weights: speed does not depend on what was learned, and figures
 * of different days compare.
 */
record ReferenceModel(String name, SequenceSystem system) {
  private static final long SEED = 20_260_601;
  private static final int HEADS = 2;

  /** Width 64, two blocks, ten thousand items. */
  static ReferenceModel full(int longest) {
    return of("reference", new SasRec(), longest, new Size(10_000, 64, 2));
  }

  /** As the full one, of more items. */
  static ReferenceModel of(int items, int longest) {
    return of("reference", new SasRec(), longest, new Size(items, 64, 2));
  }

  /** About a tenth of the work at length 50. */
  static ReferenceModel small(int longest) {
    return of("small", new SasRec(), longest, new Size(7_500, 16, 2));
  }

  /** As the full one, of a system that goes on by steps. */
  static ReferenceModel streaming(int longest) {
    return of("streaming", new RetNet(), longest, new Size(10_000, 64, 2));
  }

  private record Size(int items, int width, int depth) {}

  private static ReferenceModel of(
      String name, SystemDefinition definition, int longest, Size size) {
    SystemPlan plan = SystemPlan.of(definition);
    Settings settings =
        plan.settings()
            .withLongest(longest)
            .withWidth(size.width())
            .withDepth(size.depth())
            .withHeads(HEADS)
            .withDropout(0);
    SequenceSystem system = plan.with(settings).forCatalogue(size.items(), plan.objective());
    Parts unbiased =
        system.parts().withTable(new PlainTable(size.items(), size.width(), ItemBias.NONE));
    return new ReferenceModel(name, new SequenceSystem(system.name(), longest, unbiased));
  }

  int items() {
    return system.table().items();
  }

  /** Writes it as a package below a folder. */
  ModelPackage export(Path repository) throws IOException, BadModelPackage {
    List<String> ids = IntStream.range(0, items()).mapToObj(ReferenceModel::itemId).toList();
    return Exporter.to(repository)
        .export(
            new TrainedSystem(
                name, system, weights(), ids, Provenance.of(system.name(), Map.of())));
  }

  /** The id of the item with vocabulary index n + 1. */
  static String itemId(int n) {
    return "i" + n;
  }

  Map<String, Weights> weights() {
    return Cost.declarations(system).draw(SEED);
  }

  /** Of scoring one sequence of the longest length. */
  double flops() {
    return Cost.ofScoring(system, 1, system.longest()).flops();
  }

  /** Vocabulary indices (rows, length), none of them padding. */
  long[] sequences(int rows, int length) {
    SplittableRandom random = new SplittableRandom(SEED);
    long[] sequences = new long[rows * length];
    for (int i = 0; i < sequences.length; i++) {
      sequences[i] = 1 + random.nextInt(items());
    }
    return sequences;
  }
}
