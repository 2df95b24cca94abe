package io.freshet.catalogue;

import io.freshet.wire.RecordCodec;
import java.util.Map;
import org.apache.avro.specific.SpecificRecordBase;

/**
 * A view and who keeps it up to date.
 *
 * @param <V> the view
 */
record Followed<V>(V view, ItemTopicFollower<?> follower) implements AutoCloseable {
  /**
   * @param consumer properties of the client
   */
  static <R extends SpecificRecordBase, V extends RecordTarget<R>> Followed<V> start(
      Map<String, String> consumer, String topic, RecordCodec<R> codec, V view) {
    return new Followed<>(
        view, new ItemTopicFollower<>(consumer, new ItemTopicFollower.From<>(topic, codec), view));
  }

  @Override
  public void close() {
    follower.close();
  }
}
