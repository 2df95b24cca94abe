package io.freshet.job;

import io.freshet.config.ConfigReader;
import io.freshet.experiment.Experiment;
import io.freshet.experiment.Variant;
import io.freshet.job.operator.ModelSource;
import java.util.ArrayList;
import java.util.List;

/** The arms in the configuration: several, or one model for everybody. */
final class FirstArms {
  private FirstArms() {}

  static Experiment read(ConfigReader config) {
    String name = config.about("Stamped on every list").string("experiment.name", "default");
    String salt =
        config
            .about("Decides who gets which variant")
            .string("experiment.salt", name.isEmpty() ? "default" : name);
    double holdout =
        config
            .about("Share of users kept out, on the first variant's model")
            .number("experiment.holdout", 0, 0, 1);
    List<Variant> variants = variants(config);
    try {
      return new Experiment(name, salt, holdout, variants);
    } catch (IllegalArgumentException e) {
      config.problem("experiment", String.valueOf(e.getMessage()));
      return new Experiment("default", "default", 0, List.of(only(ModelSource.POPULARITY)));
    }
  }

  private static List<Variant> variants(ConfigReader config) {
    String model =
        config
            .about("Folder of the model package for everybody, or popularity:")
            .string("experiment.model", ModelSource.POPULARITY);
    List<Variant> variants = new ArrayList<>();
    ConfigReader several =
        config.about("Variants that share the users: name, weight, model, model-name and -version");
    for (ConfigReader variant : several.sections("experiment.variants")) {
      variants.add(
          new Variant(
              variant.requiredString("name"),
              variant.number("weight", 1, 0, 1e9),
              variant.string("model-name", ""),
              variant.string("model-version", ""),
              variant.requiredString("model")));
    }
    return variants.isEmpty() ? List.of(only(model)) : variants;
  }

  private static Variant only(String model) {
    return new Variant("control", 1, "", "", model);
  }
}
