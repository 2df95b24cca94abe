package io.freshet.source;

import io.freshet.wire.BadRecord;
import java.io.Serializable;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** How the records of one topic are read. Made anew by each task, from its {@link Factory}. */
interface RecordReader<T> {
  /** Throws nothing but {@link BadRecord}, whatever the record is. */
  T read(ConsumerRecord<byte[], byte[]> record) throws BadRecord;

  /** Travels to the tasks. */
  interface Factory<T> extends Serializable {
    RecordReader<T> create();

    TypeInformation<Received<T>> type();
  }
}
