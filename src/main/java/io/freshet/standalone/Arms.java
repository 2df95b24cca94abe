package io.freshet.standalone;

import io.freshet.config.ConfigTree;
import java.nio.file.Path;
import java.util.Optional;

/** Who is served with what, as configuration of the job. */
public final class Arms {
  private static final String EXPERIMENT = "experiment.";
  private static final String NAME = EXPERIMENT + "name";
  private static final String VARIANT = EXPERIMENT + "variants[%d].";

  private Arms() {}

  /** Half of the users get the model, half what is popular; without a model, all get the latter. */
  public static ConfigTree compared(ConfigTree tree, String experiment, Optional<Path> model) {
    ConfigTree named = tree.with(NAME, experiment);
    if (model.isEmpty()) {
      return named;
    }
    return variant(
        variant(named, 0, "popularity", "popularity:"),
        1,
        "model",
        model.get().toAbsolutePath().toString());
  }

  /** Everybody gets the model. */
  public static ConfigTree single(ConfigTree tree, String experiment, Path model) {
    return tree.with(NAME, experiment)
        .with(EXPERIMENT + "model", model.toAbsolutePath().toString());
  }

  private static ConfigTree variant(ConfigTree tree, int place, String name, String model) {
    return tree.with(VARIANT.formatted(place) + "name", name)
        .with(VARIANT.formatted(place) + "model", model);
  }
}
