package io.freshet.experiment;

import java.io.Serializable;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Which variants share the users, and how.
 *
 * @param salt decides who gets what; two experiments with different salts divide users
 *     independently
 * @param holdout share of users, 0 to 1, kept out: they get the first variant's model under the
 *     name {@link #HOLDOUT}
 */
public record Experiment(String name, String salt, double holdout, List<Variant> variants)
    implements Serializable {
  /** The variant name of users kept out of the experiment; no variant may be called so. */
  public static final String HOLDOUT = "holdout";

  public Experiment {
    variants = List.copyOf(variants);
    check(!name.isEmpty(), name, "it has no name");
    check(!salt.isEmpty(), name, "the salt is empty");
    check(holdout >= 0 && holdout <= 1, name, "holdout is " + holdout + ", expected 0 to 1");
    check(!variants.isEmpty(), name, "it has no variants");
    Set<String> names = new HashSet<>(Set.of(HOLDOUT));
    double total = 0;
    for (Variant variant : variants) {
      check(
          names.add(variant.name()),
          name,
          "variant '" + variant.name() + "' is there twice, or uses the reserved name holdout");
      total += variant.weight();
    }
    check(total > 0, name, "every weight is 0");
  }

  /** The arm of users kept out: the first variant's model, under its own name. */
  public Variant heldOut() {
    Variant first = variants.get(0);
    return new Variant(HOLDOUT, 0, first.modelName(), first.modelVersion(), first.modelUri());
  }

  private static void check(boolean good, String name, String problem) {
    if (!good) {
      throw new IllegalArgumentException(
          "cannot define experiment '%s': %s".formatted(name, problem));
    }
  }
}
