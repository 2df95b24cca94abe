package io.freshet.source;

import io.freshet.job.operator.Control;
import io.freshet.job.operator.ControlSerializer;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Control records, from Kafka, in one task: their order is the order of revisions. */
public final class Controls {
  private Controls() {}

  /** The main stream; records that cannot be used go to {@link Interactions#DEAD_LETTERS}. */
  public static SingleOutputStreamOperator<Control> read(
      StreamExecutionEnvironment env, TopicReading reading) {
    return env.fromSource(
            reading.source(new ControlReader.Factory()), AlwaysIdle.strategy(), "model-control")
        .uid("model-control")
        .setParallelism(1)
        .process(new SplitFunction<>(Interactions.DEAD_LETTERS))
        .returns(ControlSerializer.type())
        .name("usable-controls")
        .uid("usable-controls")
        .setParallelism(1);
  }
}
