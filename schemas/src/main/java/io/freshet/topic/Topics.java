package io.freshet.topic;

import java.io.Serializable;
import java.util.List;
import java.util.regex.Pattern;

/** The names of the topics: {@code <prefix>.<what>.v1}. Names are public API. */
public record Topics(String prefix) implements Serializable {
  public static final String DEFAULT_PREFIX = "freshet";

  private static final Pattern LEGAL = Pattern.compile("[a-zA-Z0-9._-]{1,200}");

  public Topics {
    if (!isLegal(prefix)) {
      throw new IllegalArgumentException(
          "cannot name topics with prefix '%s': expected 1 to 200 of a-z A-Z 0-9 . _ -"
              .formatted(prefix));
    }
  }

  public static Topics withDefaultPrefix() {
    return new Topics(DEFAULT_PREFIX);
  }

  /** {@link io.freshet.schema.UserEvent}, key: user. */
  public String userEvents() {
    return name("user-events");
  }

  /** {@link io.freshet.schema.ItemEvent}, key: item, compacted. */
  public String itemEvents() {
    return name("item-events");
  }

  /** {@link io.freshet.schema.ItemVector}, key: {@link io.freshet.id.VectorKey}, compacted. */
  public String itemVectors() {
    return name("item-vectors");
  }

  /** {@link io.freshet.schema.Recommendation}, key: user. */
  public String recommendations() {
    return name("recommendations");
  }

  /** {@link io.freshet.schema.Exposure}, key: user. */
  public String exposures() {
    return name("exposures");
  }

  /** {@link io.freshet.schema.ScoredInput}, key: recommendation id. */
  public String scoredInputs() {
    return name("scored-inputs");
  }

  /** Exposures joined with their outcomes, key: recommendation id. */
  public String trainingSamples() {
    return name("training-samples");
  }

  /** Results by variant, key: experiment. */
  public String experimentResults() {
    return name("experiment-results");
  }

  /** Quality of the lists over time, key: variant. */
  public String quality() {
    return name("quality");
  }

  /** {@link io.freshet.schema.ModelControl}, key: experiment, compacted. */
  public String modelControl() {
    return name("model-control");
  }

  /** {@link io.freshet.schema.UserDeletion}, key: user. */
  public String userDeletions() {
    return name("user-deletions");
  }

  /** {@link io.freshet.schema.DeadLetter}, key: topic-partition@offset. */
  public String deadLetters() {
    return name("dead-letters");
  }

  public List<String> all() {
    return List.of(
        userEvents(),
        itemEvents(),
        itemVectors(),
        recommendations(),
        exposures(),
        scoredInputs(),
        trainingSamples(),
        experimentResults(),
        quality(),
        modelControl(),
        userDeletions(),
        deadLetters());
  }

  static boolean isLegal(String prefix) {
    return LEGAL.matcher(prefix).matches() && !prefix.startsWith(".");
  }

  private String name(String what) {
    return prefix + '.' + what + ".v1";
  }
}
