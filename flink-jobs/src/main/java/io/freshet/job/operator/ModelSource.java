package io.freshet.job.operator;

import io.freshet.experiment.Variant;
import io.freshet.model.BadModelPackage;
import java.io.Serializable;

/** Where a task gets the model of a variant from: checked, loaded and ready to score. */
public interface ModelSource extends Serializable {
  /** The address of the arm that has no model and lists what is popular. */
  String POPULARITY = "popularity:";

  /** Slow: makes sure that opening a model which was sent here cannot end the process. */
  default void tryOut(Variant variant) throws BadModelPackage {}

  /** Slow: reads, checks and warms. Throws when the package must not serve. */
  ArmModel open(Variant variant) throws BadModelPackage;
}
