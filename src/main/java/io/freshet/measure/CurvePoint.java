package io.freshet.measure;

import io.freshet.train.EpochResult;

/**
 * One point of a training curve, as the ledger of ranking systems keeps it.
 *
 * @param validationNdcg NDCG@10 over the validation users
 */
public record CurvePoint(
    int epoch, double loss, double validationNdcg, double wallSeconds, double cpuSeconds) {
  static CurvePoint of(EpochResult result) {
    return new CurvePoint(
        result.epoch(),
        result.loss(),
        result.validation().value(),
        result.wallSeconds(),
        result.cpuSeconds());
  }
}
