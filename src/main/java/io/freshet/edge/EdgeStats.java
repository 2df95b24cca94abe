package io.freshet.edge;

import java.util.OptionalLong;

/**
 * What the edge has seen in the topics since it started.
 *
 * @param events records of user events
 * @param lists lists put into the read store
 * @param firstListAtMillis wall clock when the first of them was readable
 * @param p50Millis from an event's arrival in Kafka to its list being readable; 0 without lists
 * @param p99Millis as p50Millis
 * @param deadLetters records in the dead-letter topic
 */
public record EdgeStats(
    long events,
    long lists,
    OptionalLong firstListAtMillis,
    double p50Millis,
    double p99Millis,
    long deadLetters) {}
