package io.freshet.evaluate;

/**
 * How good the first items of the lists are.
 *
 * @param cutoff how many items of each list are read
 * @param ndcg discounted gain of the one relevant item, 1 / log2(rank + 2)
 * @param hitRate share of lists that hold the target; equals recall with one relevant item
 * @param mrr reciprocal rank, 0 below the cutoff
 * @param coverage share of the catalogue that appears in any list
 * @param novelty mean self-information of the items listed, in bits
 */
public record AtCutoff(
    int cutoff, Estimate ndcg, Estimate hitRate, Estimate mrr, double coverage, double novelty) {}
