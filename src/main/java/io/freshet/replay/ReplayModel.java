package io.freshet.replay;

import io.freshet.data.InteractionLog;
import io.freshet.export.Exporter;
import io.freshet.model.BadModelPackage;
import io.freshet.model.ModelPackage;
import io.freshet.model.ModelPackages;
import io.freshet.system.SasRec;
import io.freshet.system.SystemPlan;
import io.freshet.train.Checkpointing;
import io.freshet.train.TrainedModel;
import io.freshet.train.Training;
import io.freshet.train.TrainingListener;
import io.freshet.train.TrainingPlan;
import io.freshet.train.TrainingPlan.Holdout;
import io.freshet.train.TrainingPlan.Stopping;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The model of a replay: trained on the part before the cut, and on nothing else. */
final class ReplayModel {
  private static final int DIGITS = 12;

  private ReplayModel() {}

  /** Few users and short training: a narrow model over the last 50 items. */
  static TrainingPlan plan() {
    SystemPlan sasRec = SystemPlan.of(new SasRec());
    return TrainingPlan.standard()
        .withSystem(sasRec.with(sasRec.settings().withLongest(50).withWidth(64)))
        .withHoldout(Holdout.LAST_ONE)
        .withStopping(new Stopping(8, 3, 2048));
  }

  /**
   * The package trained on exactly this log, made now unless an earlier replay left it.
   *
   * @param repository of packages
   */
  static ModelPackage trainedOn(InteractionLog log, Path repository, TrainingListener listener)
      throws IOException, BadModelPackage {
    String name = "replay-%s-%s".formatted(log.name(), log.sha256().substring(0, DIGITS));
    if (Files.isDirectory(repository.resolve(name))) {
      return ModelPackages.open(ModelPackages.resolve(repository, name, "latest"));
    }
    TrainedModel model = Training.run(plan(), log, new Checkpointing.None(), listener);
    return Exporter.to(repository)
        .export(
            model.exported(name, Map.of("validation ndcg@10", model.best().validation().value())));
  }
}
