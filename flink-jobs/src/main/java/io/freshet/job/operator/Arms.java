package io.freshet.job.operator;

import io.freshet.experiment.Bucketing;
import io.freshet.experiment.Experiment;
import io.freshet.experiment.Variant;
import io.freshet.model.BadModelPackage;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** A running experiment: its definition and every variant's model, loaded. */
final class Arms implements AutoCloseable {
  private final Control.Arms control;
  private final Map<String, ArmModel> models;

  private Arms(Control.Arms control, Map<String, ArmModel> models) {
    this.control = control;
    this.models = models;
  }

  /** Loads every model or none. Slow. */
  static Arms load(Control.Arms control, ModelSource source) throws BadModelPackage {
    Map<String, ArmModel> models = new HashMap<>();
    try {
      for (Variant variant : control.experiment().variants()) {
        models.put(variant.name(), source.open(variant));
      }
    } catch (BadModelPackage | RuntimeException e) {
      models.values().forEach(ArmModel::close);
      throw e;
    }
    return new Arms(control, models);
  }

  Control.Arms control() {
    return control;
  }

  Experiment experiment() {
    return control.experiment();
  }

  long revision() {
    return control.revision();
  }

  Collection<ArmModel> models() {
    return models.values();
  }

  Variant variantOf(String userId) {
    return Bucketing.assign(experiment(), userId);
  }

  /** People held out get the first variant's model. */
  ArmModel modelOf(Variant variant) {
    String name =
        variant.name().equals(Experiment.HOLDOUT)
            ? experiment().variants().get(0).name()
            : variant.name();
    return Objects.requireNonNull(models.get(name), name);
  }

  /** Positions of the longest input any of the models takes, at least 1. */
  int maxLength() {
    return models.values().stream()
        .flatMap(model -> model.scorer().stream())
        .mapToInt(scorer -> scorer.model().maxLength())
        .max()
        .orElse(1);
  }

  @Override
  public void close() {
    models.values().forEach(ArmModel::close);
  }
}
