package io.freshet.cli;

import io.freshet.experiment.Variant;
import io.freshet.job.operator.ModelSource;
import io.freshet.model.BadModelPackage;
import io.freshet.model.ContentContract;
import io.freshet.model.ModelPackage;
import io.freshet.model.ModelPackages;
import io.freshet.similar.SimilarItems.Encoder;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which encoders the models of a configuration go by. */
final class ModelEncoders {
  private ModelEncoders() {}

  /**
   * Models by encoder, as {@code model shop 1}. What is said of a package that cannot be read goes
   * to people.
   */
  static Map<Encoder, String> of(List<Variant> variants, Console console) {
    Map<Encoder, String> models = new HashMap<>();
    for (Variant variant : variants) {
      if (!variant.modelUri().equals(ModelSource.POPULARITY)) {
        try {
          ModelPackage model = ModelPackages.open(Path.of(variant.modelUri()));
          model
              .manifest()
              .content()
              .flatMap(ContentContract::pictures)
              .ifPresent(
                  seen ->
                      models.put(
                          new Encoder(seen.encoder(), seen.version()),
                          "model %s %s".formatted(model.name(), model.version())));
        } catch (BadModelPackage e) {
          console.line(
              "which encoder variant %s goes by is not known: %s", variant.name(), e.getMessage());
        }
      }
    }
    return models;
  }
}
