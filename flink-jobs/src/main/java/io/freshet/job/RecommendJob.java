package io.freshet.job;

import io.freshet.catalogue.KafkaCatalogue;
import io.freshet.catalogue.KafkaSeenItems;
import io.freshet.job.operator.Control;
import io.freshet.job.operator.PackagedModels;
import io.freshet.job.operator.Popularity;
import io.freshet.job.operator.SequenceOperator;
import io.freshet.job.operator.SequenceOperator.Collaborators;
import io.freshet.schema.DeadLetter;
import io.freshet.schema.Recommendation;
import io.freshet.schema.ScoredInput;
import io.freshet.sequence.Interaction;
import io.freshet.sink.KafkaSinks;
import io.freshet.sink.TopicRecords;
import io.freshet.source.AlwaysIdle;
import io.freshet.source.Controls;
import io.freshet.source.Interactions;
import io.freshet.source.TopicReading;
import io.freshet.source.TopicReading.Start;
import io.freshet.type.SerializedType;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.OutputTag;

/**
 * The main job: from what people do to a ranked list of what each may want next.
 *
 * <pre>
 * user-events ─► usable-events ─► sequences (state, bundle, score, rank) ─► recommendations
 *                     │                ▲ broadcast                   └────► scored-inputs
 *                     ├─► popularity ──┤
 * model-control ──────┼────────────────┘
 *                     └─► dead-letters
 * </pre>
 */
public final class RecommendJob {
  static final OutputTag<ScoredInput> SCORED_INPUTS =
      new OutputTag<>("scored-inputs", SerializedType.ofRecord(ScoredInput.class));

  private RecommendJob() {}

  /** Adds the job to an environment. Every operator has a uid, so that savepoints outlive it. */
  public static void define(StreamExecutionEnvironment env, RecommendConfig config) {
    RecommendConfig.Reading reading = config.reading();
    SingleOutputStreamOperator<Interaction> events =
        Interactions.read(env, events(config), reading.format(), reading.timing());
    SingleOutputStreamOperator<Control> controls = Controls.read(env, controls(config));
    DataStream<Control> popular =
        Popularity.of(events, config.popularity())
            .assignTimestampsAndWatermarks(AlwaysIdle.strategy())
            .uid("popular-items-idle")
            .setParallelism(1);

    SingleOutputStreamOperator<Recommendation> lists =
        events
            .keyBy(Interaction::userId, Types.STRING)
            .connect(controls.union(popular).broadcast())
            .transform("sequences", SerializedType.ofRecord(Recommendation.class), operator(config))
            .uid("sequences");

    write(
        config,
        lists,
        events
            .getSideOutput(Interactions.DEAD_LETTERS)
            .union(controls.getSideOutput(Interactions.DEAD_LETTERS)));
  }

  private static SequenceOperator operator(RecommendConfig config) {
    return new SequenceOperator(
        config.sequence(),
        new Collaborators(
            config.experiment(),
            new PackagedModels(
                config.serving().device(),
                KafkaSeenItems.of(config.kafka(), config.topics().itemVectors())),
            KafkaCatalogue.of(
                config.kafka(),
                config.topics().itemEvents(),
                config.serving().cataloguePatience())),
        SCORED_INPUTS);
  }

  private static void write(
      RecommendConfig config,
      SingleOutputStreamOperator<Recommendation> lists,
      DataStream<DeadLetter> deadLetters) {
    KafkaSinks sinks = config.sinks();
    lists
        .sinkTo(
            sinks.delivered(
                TopicRecords.recommendations(
                    config.topics().recommendations(), config.writing().format())))
        .name("recommendations")
        .uid("recommendations");
    lists
        .getSideOutput(SCORED_INPUTS)
        .sinkTo(sinks.delivered(TopicRecords.scoredInputs(config.topics().scoredInputs())))
        .name("scored-inputs")
        .uid("scored-inputs");
    deadLetters
        .sinkTo(sinks.atLeastOnce(TopicRecords.deadLetters(config.topics().deadLetters())))
        .name("dead-letters")
        .uid("dead-letters");
  }

  private static TopicReading events(RecommendConfig config) {
    return new TopicReading(
        config.kafka(),
        config.topics().userEvents(),
        config.reading().group(),
        config.reading().start());
  }

  /** Always from the beginning: the newest revision of a compacted topic may be old. */
  private static TopicReading controls(RecommendConfig config) {
    return new TopicReading(
        config.kafka(),
        config.topics().modelControl(),
        config.reading().controlGroup(),
        Start.EARLIEST);
  }
}
