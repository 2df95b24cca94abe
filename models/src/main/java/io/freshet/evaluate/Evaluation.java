package io.freshet.evaluate;

import java.util.List;

/**
 * What a method reached.
 *
 * @param method its name
 * @param cases how many targets were ranked
 * @param cutoffs the metrics, shallowest first
 */
public record Evaluation(String method, long cases, List<AtCutoff> cutoffs) {
  public Evaluation {
    cutoffs = List.copyOf(cutoffs);
  }

  public AtCutoff at(int cutoff) {
    return cutoffs.stream()
        .filter(c -> c.cutoff() == cutoff)
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "%s was not measured at %d, only at %s"
                        .formatted(
                            method, cutoff, cutoffs.stream().map(AtCutoff::cutoff).toList())));
  }
}
