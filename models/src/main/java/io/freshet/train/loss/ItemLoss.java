package io.freshet.train.loss;

/** A loss over the catalogue, as configuration: no data, no state. */
public interface ItemLoss {
  /** What plans and manifests call it. */
  String name();

  /**
   * @param popularity (V) how often each item was met in training
   */
  LossFunction over(long[] popularity);
}
