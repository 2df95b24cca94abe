package io.freshet.job.operator;

import io.freshet.backend.cost.Cost;
import io.freshet.experiment.Experiment;
import io.freshet.experiment.Variant;
import io.freshet.export.Exporter;
import io.freshet.export.TrainedSystem;
import io.freshet.model.Provenance;
import io.freshet.system.RetNet;
import io.freshet.system.SequenceSystem;
import io.freshet.system.SystemPlan;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Untrained packages of a system that goes on by steps. */
final class StreamingModels {
  static final int ITEMS = 60;
  static final int LONGEST = 24;

  private StreamingModels() {}

  /** Only this one, made from a seed. */
  static Experiment only(Path repository, long seed) throws Exception {
    RetNet definition = new RetNet();
    SequenceSystem system =
        SystemPlan.of(definition)
            .with(definition.standard().withLongest(LONGEST).withWidth(8))
            .forCatalogue(ITEMS, definition.objective());
    var made =
        Exporter.to(repository)
            .export(
                new TrainedSystem(
                    "streaming",
                    system,
                    Cost.declarations(system).draw(seed),
                    IntStream.range(0, ITEMS).mapToObj(StreamingModels::item).toList(),
                    Provenance.of("retnet", Map.of())));
    String folder = made.folder().toString();
    Variant variant = new Variant("control", 1, made.name(), made.version(), folder);
    return new Experiment("trial", "salt", 0, List.of(variant));
  }

  static String item(int number) {
    return "item-" + number;
  }
}
