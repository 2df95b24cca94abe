package io.freshet.source;

import io.freshet.encode.ItemRecord;
import io.freshet.encode.ItemRecordSerializer;
import io.freshet.wire.EventLimits;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Item events, from Kafka; nothing about them goes by event time. */
public final class Items {
  private Items() {}

  /** The main stream; records that cannot be used go to {@link Interactions#DEAD_LETTERS}. */
  public static SingleOutputStreamOperator<ItemRecord> read(
      StreamExecutionEnvironment env, TopicReading reading, EventLimits limits) {
    return env.fromSource(
            reading.source(new ItemRecordReader.Factory(limits)),
            WatermarkStrategy.noWatermarks(),
            "item-events")
        .uid("item-events")
        .process(new SplitFunction<>(Interactions.DEAD_LETTERS))
        .returns(ItemRecordSerializer.type())
        .name("usable-items")
        .uid("usable-items");
  }
}
