package io.freshet.bench;

import io.freshet.sequence.Interaction;
import io.freshet.sequence.Kind;
import io.freshet.sequence.SequenceLimits;
import io.freshet.sequence.UserSequence;
import io.freshet.sequence.UserSequenceSerializer;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** One state access of RocksDB's backend, without RocksDB: bytes to object and back to bytes. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class StateMethods {
  private static final int EVENTS = 50;

  private final TypeSerializer<UserSequence> packed = new UserSequenceSerializer();
  private final TypeSerializer<PojoSequence> pojo =
      TypeInformation.of(PojoSequence.class).createSerializer(new SerializerConfigImpl());
  private final byte[] packedBytes = bytesOf(packed, sequence());
  private final byte[] pojoBytes = bytesOf(pojo, pojoSequence());
  private final DataInputDeserializer in = new DataInputDeserializer();
  private final DataOutputSerializer out = new DataOutputSerializer(8192);

  @Benchmark
  public int readAndWritePacked() throws IOException {
    return roundTrip(packed, packedBytes);
  }

  @Benchmark
  public int readAndWritePojo() throws IOException {
    return roundTrip(pojo, pojoBytes);
  }

  private <T> int roundTrip(TypeSerializer<T> serializer, byte[] bytes) throws IOException {
    in.setBuffer(bytes);
    out.clear();
    serializer.serialize(serializer.deserialize(in), out);
    return out.length();
  }

  private static <T> byte[] bytesOf(TypeSerializer<T> serializer, T value) {
    DataOutputSerializer bytes = new DataOutputSerializer(8192);
    try {
      serializer.serialize(value, bytes);
    } catch (IOException e) {
      throw new IllegalStateException("cannot serialize a sequence into memory", e);
    }
    return bytes.getCopyOfBuffer();
  }

  private static UserSequence sequence() {
    UserSequence sequence = new UserSequence(1);
    SequenceLimits limits = new SequenceLimits(EVENTS, EVENTS, Long.MAX_VALUE);
    for (int i = 0; i < EVENTS; i++) {
      sequence.add(
          new Interaction("u1", "e" + i, "i" + i * 7, Kind.VIEW, atMillis(i), atMillis(i)), limits);
    }
    return sequence;
  }

  private static PojoSequence pojoSequence() {
    UserSequence same = sequence();
    PojoSequence sequence = new PojoSequence();
    sequence.setEpoch(same.epoch());
    sequence.setSequence(same.sequence());
    for (int i = 0; i < EVENTS; i++) {
      PojoSequence.PojoEvent event = new PojoSequence.PojoEvent();
      event.setEventId(same.item(i) * 31);
      event.setItem(same.item(i));
      event.setAtMillis(same.atMillis(i));
      event.setKind(same.kindCode(i));
      sequence.getEvents().add(event);
    }
    return sequence;
  }

  private static long atMillis(int event) {
    return 1_780_000_000_000L + event * 60_000L;
  }
}
