package io.freshet.topic;

/** What the broker does with old records: Kafka's {@code cleanup.policy}. */
public enum Cleanup {
  DELETE("delete"),
  COMPACT("compact");

  private final String policy;

  Cleanup(String policy) {
    this.policy = policy;
  }

  public String policy() {
    return policy;
  }
}
