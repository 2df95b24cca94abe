package io.freshet.job.operator;

import io.freshet.catalogue.PopularItems;
import io.freshet.experiment.Experiment;

/** What every task is told while it runs. */
public sealed interface Control {
  /**
   * Which experiment to run from now on.
   *
   * @param revision the higher one wins
   */
  record Arms(long revision, Experiment experiment) implements Control {}

  /** What is popular by now. */
  record Popularity(PopularItems items) implements Control {}
}
