package io.freshet.job.operator;

import io.freshet.sequence.Interaction;
import java.io.Serializable;
import org.apache.flink.streaming.api.datastream.DataStream;

/** The branch that counts what everybody chooses. */
public final class Popularity {
  private Popularity() {}

  /**
   * @param halfLifeMillis of a count, in event time
   * @param everyMillis pause between two lists
   * @param listed items in a list
   * @param capacity items counted
   */
  public record Settings(long halfLifeMillis, long everyMillis, int listed, int capacity)
      implements Serializable {}

  /** The lists of popular items, as they change. */
  public static DataStream<Control> of(DataStream<Interaction> events, Settings settings) {
    return events
        .transform("count-items", ItemCount.type(), new ItemCountOperator(settings.everyMillis()))
        .uid("count-items")
        .global()
        .transform("popular-items", ControlSerializer.type(), new PopularItemsOperator(settings))
        .uid("popular-items")
        .setParallelism(1)
        .setMaxParallelism(1);
  }
}
