package io.freshet.retire;

import io.freshet.similar.SimilarItems.Encoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Whose records go, and what speaks against it.
 *
 * @param encoders with records, the oldest first
 * @param objections a sentence for each reason why they may still be needed
 */
public record Retirement(List<Encoder> encoders, List<String> objections) {
  public Retirement {
    encoders = List.copyOf(encoders);
    objections = List.copyOf(objections);
  }

  /** Which versions of an encoder go when one is named. */
  public enum Scope {
    /** The one that is named. */
    NAMED,
    /** All but the one that is named. */
    OTHERS
  }

  /**
   * @param followed models by the encoder that they go by
   */
  public static Retirement of(
      VectorCensus census, Encoder named, Scope scope, Map<Encoder, String> followed) {
    List<Encoder> encoders =
        census.encoders().stream()
            .filter(each -> each.name().equals(named.name()))
            .filter(each -> each.equals(named) == (scope == Scope.NAMED))
            .toList();
    List<String> objections = new ArrayList<>();
    for (Encoder each : encoders) {
      if (census.answering().filter(each::equals).isPresent()) {
        objections.add("%s tells what looks alike where an edge starts now".formatted(each));
      }
      if (census.isLaterThanAnswering(each)) {
        objections.add(
            "%s began after %s, which tells what looks alike where an edge starts now, and edges"
                    .formatted(each, census.answering().orElseThrow())
                + " that run may have gone over to it");
      }
      if (followed.containsKey(each)) {
        objections.add("%s ranks new items by %s".formatted(followed.get(each), each));
      }
    }
    return new Retirement(encoders, objections);
  }
}
