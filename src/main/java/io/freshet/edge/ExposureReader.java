package io.freshet.edge;

import com.fasterxml.jackson.databind.JsonNode;
import io.freshet.schema.Exposure;
import io.freshet.schema.Recommendation;
import io.freshet.store.ReadStore;
import io.freshet.wire.BadRecord;
import io.freshet.wire.EventGuard;
import io.freshet.wire.EventLimits;
import io.freshet.wire.Reason;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * One JSON object to an {@link Exposure}, from whoever showed a list that did not come through the
 * edge. Arm and model may be left out while the store still holds the list.
 */
final class ExposureReader {
  private static final Set<String> FIELDS =
      Set.of(
          "exposure_id",
          "timestamp",
          "user_id",
          "experiment_id",
          "variation_id",
          "recommendation_id",
          "surface",
          "items",
          "positions",
          "propensities",
          "model_name",
          "model_version");

  private final ReadStore store;
  private final EventGuard guard;

  /**
   * @param limits as for events
   */
  ExposureReader(ReadStore store, EventLimits limits) {
    this.store = store;
    this.guard = new EventGuard(limits);
  }

  Exposure read(JsonNode node, long nowMillis) throws BadRecord {
    Exposure exposure = exposure(node, nowMillis);
    guard.admit(exposure, nowMillis);
    return exposure;
  }

  private Exposure exposure(JsonNode node, long nowMillis) throws BadRecord {
    FieldReader fields = FieldReader.of(node, FIELDS);
    Instant at = fields.time("timestamp").orElse(Instant.ofEpochMilli(nowMillis));
    String user = fields.id("user_id");
    String recommendation = fields.id("recommendation_id");
    Optional<Recommendation> list =
        store.list(user).filter(l -> l.getRecommendationId().equals(recommendation));
    List<String> items = items(fields);
    return Exposure.newBuilder()
        .setExposureId(
            node.hasNonNull("exposure_id") ? fields.id("exposure_id") : EventReader.randomId())
        .setTimestamp(at)
        .setUserId(user)
        .setRecommendationId(recommendation)
        .setExperimentId(known(fields, "experiment_id", list.map(Recommendation::getExperiment)))
        .setVariationId(known(fields, "variation_id", list.map(Recommendation::getVariant)))
        .setModelName(known(fields, "model_name", list.map(Recommendation::getModelName)))
        .setModelVersion(known(fields, "model_version", list.map(Recommendation::getModelVersion)))
        .setSurface(fields.text("surface").orElse("default"))
        .setItems(items)
        .setPositions(sameLength("positions", positions(fields, items.size()), items.size()))
        .setPropensities(propensities(fields, items.size()))
        .build();
  }

  private static String known(FieldReader fields, String name, Optional<String> fromList)
      throws BadRecord {
    Optional<String> given = fields.text(name);
    if (given.isEmpty() && fromList.isEmpty()) {
      throw new BadRecord(
          Reason.MISSING_FIELD,
          "field '%s' is missing, and the list is no longer the user's newest".formatted(name));
    }
    return given.or(() -> fromList).orElseThrow();
  }

  private static List<String> items(FieldReader fields) throws BadRecord {
    List<String> items = fields.ids("items");
    if (items.isEmpty()) {
      throw new BadRecord(Reason.MISSING_FIELD, "field 'items' is missing or empty");
    }
    return items;
  }

  private static List<Integer> positions(FieldReader fields, int items) throws BadRecord {
    List<Integer> given = fields.integers("positions");
    if (given.stream().anyMatch(position -> position < 1)) {
      throw new BadRecord(Reason.BAD_NUMBER, "field 'positions' counts from 1");
    }
    return given.isEmpty() ? IntStream.rangeClosed(1, items).boxed().toList() : given;
  }

  private static List<Float> propensities(FieldReader fields, int items) throws BadRecord {
    List<Float> given = fields.fractions("propensities");
    return given.isEmpty() ? given : sameLength("propensities", given, items);
  }

  private static <T> List<T> sameLength(String name, List<T> values, int items) throws BadRecord {
    if (values.size() != items) {
      throw new BadRecord(
          Reason.WRONG_TYPE,
          "field '%s' has %d entries for %d items".formatted(name, values.size(), items));
    }
    return values;
  }
}
