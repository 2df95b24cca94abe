package io.freshet.cli;

import io.freshet.data.InteractionLog;
import io.freshet.dataset.Datasets;
import io.freshet.export.Exporter;
import io.freshet.model.BadModelPackage;
import io.freshet.model.ModelPackages;
import io.freshet.system.SasRec;
import io.freshet.system.SystemPlan;
import io.freshet.train.Checkpointing;
import io.freshet.train.TrainedModel;
import io.freshet.train.Training;
import io.freshet.train.TrainingPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The model of the simulated shop: the one that ships, and its recipe to make it anew. */
final class ShopModel {
  static final String NAME = "shop-sasrec";

  /** Of its training data. */
  private static final String DATASET = "simulated-shop";

  private ShopModel() {}

  /** The folder of the one in this checkout, once it has been found sound. */
  static Optional<Path> shipped() throws BadModelPackage {
    Path repository = Path.of(System.getProperty("freshet.home", "."), "models", "packages");
    return Files.isDirectory(repository.resolve(NAME))
        ? Optional.of(
            ModelPackages.open(ModelPackages.resolve(repository, NAME, "latest")).folder())
        : Optional.empty();
  }

  static TrainingPlan plan() {
    SystemPlan sasRec = SystemPlan.of(new SasRec());
    return TrainingPlan.standard()
        .withSystem(sasRec.with(sasRec.settings().withWidth(48).withLongest(50)));
  }

  /** What the shoppers do when nobody recommends anything to them; computed, read from nowhere. */
  static InteractionLog log() throws IOException {
    return Datasets.open(DATASET, Path.of("."));
  }

  /**
   * Takes a minute or two.
   *
   * @param repository of packages, where it is written
   * @return the package's folder
   */
  static Path trained(Path repository, Console console) throws IOException, BadModelPackage {
    console.line("training the shop's model first");
    TrainedModel model;
    try (TrainingBar bar = new TrainingBar(console)) {
      model = Training.run(plan(), log(), new Checkpointing.None(), bar);
    }
    return Exporter.to(repository)
        .export(model.exported(NAME, TestFigures.of(model, console)))
        .folder();
  }
}
