package io.freshet.train;

/**
 * One point of a training curve.
 *
 * @param epoch from 1
 * @param loss mean over the epoch's targets
 * @param validationNdcg NDCG@10 over the validation users of the plan
 * @param wallSeconds since the run began, resumed parts included
 * @param cpuSeconds the process used since then
 */
public record EpochResult(
    int epoch, double loss, double validationNdcg, double wallSeconds, double cpuSeconds) {}
