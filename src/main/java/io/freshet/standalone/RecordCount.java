package io.freshet.standalone;

import io.freshet.topic.KafkaSettings;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartition;

/** How many records a topic holds. */
final class RecordCount {
  private RecordCount() {}

  static long of(KafkaSettings kafka, String topic) {
    try (Admin admin = Admin.create(Map.copyOf(kafka.forAdmin()))) {
      TopicDescription description =
          admin.describeTopics(java.util.List.of(topic)).topicNameValues().get(topic).get();
      Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
      description
          .partitions()
          .forEach(p -> ends.put(new TopicPartition(topic, p.partition()), OffsetSpec.latest()));
      return admin.listOffsets(ends).all().get().values().stream()
          .mapToLong(end -> end.offset())
          .sum();
    } catch (ExecutionException e) {
      throw new IllegalStateException("cannot count the records of topic " + topic, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while counting the records of " + topic, e);
    }
  }
}
