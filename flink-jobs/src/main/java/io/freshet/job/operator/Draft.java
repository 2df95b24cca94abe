package io.freshet.job.operator;

import io.freshet.bundle.Request;
import io.freshet.experiment.Variant;
import io.freshet.rank.Candidates;
import io.freshet.rank.Shopper;
import io.freshet.schema.ListSource;
import java.util.function.LongPredicate;

/** A list in the making. */
// per record
final class Draft {
  final Request request;
  final Variant variant;
  final ArmModel model;
  private final LongPredicate available;

  /** Vocabulary indices, oldest first; empty when the model knows nothing of this person. */
  final int[] input;

  private Candidates ranked = Candidates.none();
  private ListSource source = ListSource.POPULARITY;

  /**
   * @param available whether an item can be had now
   */
  Draft(Request request, Arm arm, int[] input, LongPredicate available) {
    this.request = request;
    this.variant = arm.variant();
    this.model = arm.model();
    this.input = input;
    this.available = available;
  }

  /** Where a person belongs. */
  record Arm(Variant variant, ArmModel model) {}

  /**
   * What the stages know of the person. Made anew each time: right after that it lies in the
   * processor's cache, where a model's run over megabytes leaves nothing.
   */
  Shopper shopper() {
    return ModelInput.shopper(request.sequence(), available);
  }

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
