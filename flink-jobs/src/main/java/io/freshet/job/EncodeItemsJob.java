package io.freshet.job;

import io.freshet.encode.ItemRecord;
import io.freshet.job.encode.EncodeOperator;
import io.freshet.job.encode.EncodeOperator.Collaborators;
import io.freshet.job.encode.EncoderSource;
import io.freshet.picture.fetch.PicturesByAddress;
import io.freshet.schema.ItemVector;
import io.freshet.sink.KafkaSinks;
import io.freshet.sink.TopicRecords;
import io.freshet.source.Interactions;
import io.freshet.source.Items;
import io.freshet.source.TopicReading;
import io.freshet.source.TopicReading.Start;
import io.freshet.type.SerializedType;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * From pictures of items to vectors, before anybody has clicked them.
 *
 * <pre>
 * item-events ─► usable-items ─► vectors (state, fetch, decode, bundle, encode) ─► item-vectors
 *                     └──────────────┴────────────────────────────────────────► dead-letters
 * </pre>
 */
public final class EncodeItemsJob {
  private EncodeItemsJob() {}

  /** Adds the job to an environment. Every operator has a uid, so that savepoints outlive it. */
  public static void define(StreamExecutionEnvironment env, EncodeConfig config) {
    SingleOutputStreamOperator<ItemRecord> items =
        Items.read(env, items(config), config.reading().limits());

    SingleOutputStreamOperator<ItemVector> vectors =
        items
            .keyBy(ItemRecord::itemId, Types.STRING)
            .transform("vectors", SerializedType.ofRecord(ItemVector.class), operator(config))
            .uid("vectors");

    KafkaSinks sinks = config.sinks();
    vectors
        .sinkTo(sinks.delivered(TopicRecords.itemVectors(config.topics().itemVectors())))
        .name("item-vectors")
        .uid("item-vectors");
    items
        .getSideOutput(Interactions.DEAD_LETTERS)
        .union(vectors.getSideOutput(Interactions.DEAD_LETTERS))
        .sinkTo(sinks.atLeastOnce(TopicRecords.deadLetters(config.topics().deadLetters())))
        .name("dead-letters")
        .uid("dead-letters");
  }

  private static EncodeOperator operator(EncodeConfig config) {
    return new EncodeOperator(
        config.settings(),
        new Collaborators(
            new EncoderSource.Packaged(config.encoder().folder(), config.encoder().device()),
            new PicturesByAddress.Factory(config.fetch(), config.settings().limits())),
        Interactions.DEAD_LETTERS);
  }

  /** Always from the beginning: the newest event of an item in a compacted topic may be old. */
  private static TopicReading items(EncodeConfig config) {
    return new TopicReading(
        config.kafka(), config.topics().itemEvents(), config.reading().group(), Start.EARLIEST);
  }
}
