package io.freshet.topic;

import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigException;

/** What a failure of a Kafka client means; its own message often says no more than which client. */
public final class KafkaProblem {
  /** So begins the only sign that Kafka's clients give of it. */
  private static final String UNRESOLVED = "No resolvable bootstrap urls";

  private KafkaProblem() {}

  /** No client can be made while no broker's name has an address, which it may have later. */
  public static boolean isUnresolved(KafkaException failure) {
    return innermost(failure) instanceof ConfigException wrong
        && String.valueOf(wrong.getMessage()).startsWith(UNRESOLVED);
  }

  /** The reason at the bottom of it. */
  public static String reason(KafkaException failure) {
    Throwable reason = innermost(failure);
    return reason.getMessage() == null ? reason.toString() : reason.getMessage();
  }

  private static Throwable innermost(Throwable failure) {
    Throwable innermost = failure;
    while (innermost.getCause() != null) {
      innermost = innermost.getCause();
    }
    return innermost;
  }
}
