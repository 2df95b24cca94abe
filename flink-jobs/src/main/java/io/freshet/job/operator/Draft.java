package io.freshet.job.operator;

import io.freshet.bundle.Request;
import io.freshet.experiment.Variant;
import io.freshet.rank.Candidates;
import io.freshet.rank.Shopper;
import io.freshet.schema.ListSource;

/** A list in the making. */
// per record
final class Draft {
  final Request request;
  final Variant variant;
  final ArmModel model;
  final Shopper shopper;

  /** Vocabulary indices, oldest first; empty when the model knows nothing of this person. */
  final int[] input;

  private Candidates ranked = new Candidates(0);
  private ListSource source = ListSource.POPULARITY;

  Draft(Request request, Arm arm, Shopper shopper, int[] input) {
    this.request = request;
    this.variant = arm.variant();
    this.model = arm.model();
    this.shopper = shopper;
    this.input = input;
  }

  /** Where a person belongs. */
  record Arm(Variant variant, ArmModel model) {}

  void rank(Candidates best, ListSource from) {
    ranked = best;
    source = from;
  }

  Candidates ranked() {
    return ranked;
  }

  ListSource source() {
    return source;
  }
}
