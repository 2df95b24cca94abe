package io.freshet.job.operator;

import io.freshet.bundle.Request;
import io.freshet.id.ItemHash;
import io.freshet.id.RecommendationId;
import io.freshet.rank.Candidates;
import io.freshet.schema.RankedItem;
import io.freshet.schema.Recommendation;
import io.freshet.schema.ScoredInput;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Drafts as the records that leave the job. */
// per record
final class ListRecords {
  private ListRecords() {}

  /**
   * What all lists of one bundle share.
   *
   * @param cataloguePosition how much of the item topics was known
   */
  record Stamp(String experiment, Instant createdAt, long cataloguePosition) {}

  static Recommendation recommendation(Draft draft, Stamp stamp) {
    Request request = draft.request;
    return new Recommendation(
        id(request),
        request.userId(),
        request.sequence().epoch(),
        request.firstSequence(),
        request.lastSequence(),
        request.cause().eventId(),
        Instant.ofEpochMilli(request.cause().atMillis()),
        stamp.createdAt(),
        stamp.experiment(),
        draft.variant.name(),
        draft.model.name(),
        draft.model.version(),
        draft.source(),
        stamp.cataloguePosition(),
        items(draft.ranked()));
  }

  static ScoredInput scoredInput(Draft draft, Stamp stamp) {
    ModelInput.Kept kept = ModelInput.kept(draft.request.sequence());
    List<Integer> indices = new ArrayList<>(draft.input.length);
    for (int index : draft.input) {
      indices.add(index);
    }
    return new ScoredInput(
        id(draft.request),
        draft.request.userId(),
        stamp.createdAt(),
        stamp.experiment(),
        draft.variant.name(),
        draft.model.name(),
        draft.model.version(),
        boxed(kept.hashes()),
        indices,
        boxed(kept.times()));
  }

  /**
   * Whether a list's input is written out: the same lists in every attempt.
   *
   * @param share of lists, 0 to 1
   */
  static boolean isSampled(String recommendationId, double share) {
    double draw = (ItemHash.of(recommendationId) >>> 11) * 0x1.0p-53;
    return draw < share;
  }

  private static String id(Request request) {
    return new RecommendationId(
            request.userId(), request.sequence().epoch(), request.lastSequence())
        .toString();
  }

  private static List<RankedItem> items(Candidates ranked) {
    List<RankedItem> items = new ArrayList<>(ranked.size());
    for (int i = 0; i < ranked.size(); i++) {
      items.add(new RankedItem(ranked.id(i), ranked.score(i)));
    }
    return items;
  }

  private static List<Long> boxed(long[] values) {
    List<Long> boxed = new ArrayList<>(values.length);
    for (long value : values) {
      boxed.add(value);
    }
    return boxed;
  }
}
