package io.freshet.source;

import io.freshet.mapping.EventFormat;
import io.freshet.schema.DeadLetter;
import io.freshet.sequence.Interaction;
import io.freshet.sequence.InteractionSerializer;
import io.freshet.type.SerializedType;
import io.freshet.wire.EventLimits;
import java.time.Duration;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.OutputTag;

/**
 * What people do, from Kafka: events that can be used, in the main stream, and dead letters beside
 * it. Offsets live in checkpoints; they are committed to Kafka for monitoring only.
 */
public final class Interactions {
  /** Records that could not be used. */
  public static final OutputTag<DeadLetter> DEAD_LETTERS =
      new OutputTag<>("dead-letters", SerializedType.ofRecord(DeadLetter.class));

  private Interactions() {}

  /**
   * Event time of a stream.
   *
   * @param lateness how far event times may run out of order before the watermark passes them
   * @param idleness after which a silent partition no longer holds the watermark
   */
  public record Timing(Duration lateness, Duration idleness) {}

  /** What the values of events are, and what they may be at most. */
  public record Format(EventFormat events, EventLimits limits) {}

  public static SingleOutputStreamOperator<Interaction> read(
      StreamExecutionEnvironment env, TopicReading reading, Format format, Timing timing) {
    KafkaSource<Received<Interaction>> source =
        reading.source(new InteractionReader.Factory(format.events(), format.limits()));
    return env.fromSource(source, watermarks(timing), "user-events")
        .uid("user-events")
        .process(new SplitFunction<>(DEAD_LETTERS))
        .returns(InteractionSerializer.type())
        .name("usable-events")
        .uid("usable-events");
  }

  /**
   * Events further ahead of the clock than the limits allow are dead letters, so no single record
   * can push the watermark beyond that.
   */
  private static WatermarkStrategy<Received<Interaction>> watermarks(Timing timing) {
    return WatermarkStrategy.<Received<Interaction>>forBoundedOutOfOrderness(timing.lateness())
        .withTimestampAssigner((received, recorded) -> eventTime(received))
        .withIdleness(timing.idleness());
  }

  private static long eventTime(Received<Interaction> received) {
    return received instanceof Received.Good<Interaction> good
        ? good.value().atMillis()
        : Long.MIN_VALUE;
  }
}
