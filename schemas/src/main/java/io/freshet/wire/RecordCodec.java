package io.freshet.wire;

import org.apache.avro.specific.SpecificRecord;

/**
 * One kind of record to bytes and back. Reuses its buffers: each thread has its own codec. Not
 * serializable: functions make theirs in {@code open} from {@link RecordCodecs}.
 */
public interface RecordCodec<T extends SpecificRecord> {
  /** The whole value of a Kafka record. */
  byte[] encode(T record);

  /** Throws nothing but {@link BadRecord}, whatever the bytes are. */
  T decode(byte[] bytes) throws BadRecord;
}
