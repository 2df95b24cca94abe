package io.freshet.experiment;

import java.io.Serializable;

/**
 * One arm of an experiment and the model that scores it.
 *
 * @param weight relative to the other variants' weights; 0 gets nobody
 * @param modelUri folder of the model package, or {@code popularity:} for the list without a model
 */
public record Variant(
    String name, double weight, String modelName, String modelVersion, String modelUri)
    implements Serializable {
  public Variant {
    if (name.isEmpty()) {
      throw new IllegalArgumentException("cannot define a variant without a name");
    }
    if (!(weight >= 0 && weight <= 1e9)) {
      throw new IllegalArgumentException(
          "cannot define variant '%s': weight is %s, expected 0 to 1e9".formatted(name, weight));
    }
  }
}
