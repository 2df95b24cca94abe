package io.freshet.wire;

/** How the value of a Kafka record is written. */
public enum WireFormat {
  /** Avro single-object encoding: C3 01, the 8-byte fingerprint of the writer's schema, payload. */
  AVRO,
  /** The Confluent wire format: 00, a 4-byte registry id, payload. */
  CONFLUENT,
  /** One JSON object by field names, times in milliseconds. */
  JSON
}
