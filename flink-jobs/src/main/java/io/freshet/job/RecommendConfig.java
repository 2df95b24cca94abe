package io.freshet.job;

import io.freshet.bundle.BatchPlan.Budget;
import io.freshet.bundle.Coverage;
import io.freshet.config.ConfigReader;
import io.freshet.experiment.Experiment;
import io.freshet.job.operator.Popularity;
import io.freshet.job.operator.SequenceSettings;
import io.freshet.job.operator.SequenceSettings.Repeats;
import io.freshet.mapping.EventFormat;
import io.freshet.score.Device;
import io.freshet.sequence.SequenceLimits;
import io.freshet.sink.Delivery;
import io.freshet.sink.KafkaSinks;
import io.freshet.source.Interactions;
import io.freshet.source.TopicReading.Start;
import io.freshet.topic.KafkaSettings;
import io.freshet.topic.TopicLayout;
import io.freshet.topic.Topics;
import io.freshet.wire.EventLimits;
import io.freshet.wire.RecordFormat;
import java.time.Duration;
import java.util.List;

/**
 * All the main job is told. Keys, defaults, units and ranges stand in {@link #read}.
 *
 * @param experiment the first arms, until a control record says otherwise
 */
public record RecommendConfig(
    KafkaSettings kafka,
    TopicLayout layout,
    Reading reading,
    SequenceSettings sequence,
    Experiment experiment,
    Serving serving,
    Popularity.Settings popularity,
    Writing writing,
    Runtime runtime) {
  private static final List<String> OTHERS =
      List.of("encode", "edge", "standalone", "simulator", "train");

  /**
   * @param group names the job at the broker
   */
  public record Reading(
      String group, Start start, Interactions.Format format, Interactions.Timing timing) {
    String controlGroup() {
      return group + "-control";
    }
  }

  /**
   * @param device as {@link Device#parse} reads it
   * @param cataloguePatience how long a task waits at its start for the catalogue
   */
  public record Serving(String device, Duration cataloguePatience) {}

  /**
   * @param transactionPrefix of transactional ids; unique to this job on its broker
   */
  public record Writing(Delivery delivery, String transactionPrefix, RecordFormat format) {}

  /** Reads every key; mistakes are kept in the reader until its {@code finish}. */
  public static RecommendConfig read(ConfigReader config) {
    RecommendConfig all =
        new RecommendConfig(
            KafkaSettings.read(config),
            TopicLayout.read(config),
            reading(config),
            new SequenceSettings(state(config), bundling(config), lists(config)),
            FirstArms.read(config),
            serving(config),
            popularity(config),
            writing(config),
            Runtime.read(config, ".data/checkpoints"));
    all.sinks().findProblems(config);
    return all;
  }

  /** The names of the topics. */
  public Topics topics() {
    return layout.topics();
  }

  /** How records reach their topics. */
  KafkaSinks sinks() {
    return new KafkaSinks(
        kafka, writing.delivery(), writing.transactionPrefix(), runtime.checkpointing().interval());
  }

  /** Keys of other processes in the same file, which they judge themselves. */
  public static void leaveOthers(ConfigReader config) {
    OTHERS.forEach(config::leave);
  }

  private static Reading reading(ConfigReader config) {
    return new Reading(
        config.about("The job's name at the broker").string("events.group", "freshet-recommend"),
        config.about("Where to begin without a checkpoint").oneOf("events.start", Start.EARLIEST),
        new Interactions.Format(EventFormat.read(config), EventLimits.read(config)),
        new Interactions.Timing(
            config
                .about("How far event times may run out of order")
                .duration("events.lateness", Duration.ofSeconds(10)),
            config
                .about("When a silent partition stops holding the watermark")
                .duration("events.idleness", Duration.ofSeconds(5))));
  }

  private static SequenceSettings.State state(ConfigReader config) {
    return new SequenceSettings.State(
        new SequenceLimits(
            config
                .about("Newest events kept of each user")
                .integer("sequence.events", 256, 1, 10_000),
            config
                .about("Last event ids kept of each user, to recognise duplicates")
                .integer("sequence.event-ids", 256, 1, 10_000),
            config
                .about("Events older than a user's newest by more than this are dropped")
                .millis("sequence.max-age", Duration.ofDays(3650))),
        config
            .about("A user's state is dropped after this long without an event")
            .millis("sequence.ttl", Duration.ofDays(90)),
        config
            .about("Bytes a model may keep of a user, so that an event costs one step; 0 for none")
            .integer("sequence.attention-bytes", 1 << 17, 0, 1 << 20));
  }

  private static SequenceSettings.Bundling bundling(ConfigReader config) {
    return new SequenceSettings.Bundling(
        config
            .about("Input positions that close a bundle")
            .integer("bundle.tokens", 4096, 1, 1 << 24),
        config.about("Age that closes a bundle").millis("bundle.linger", Duration.ofMillis(5)),
        config.about("One list for a user's events of one bundle").onByDefault("bundle.coalesce")
            ? Coverage.BUNDLE
            : Coverage.EVENT,
        new Budget(
            config
                .about("Share of a batch that may be padding")
                .number("bundle.padding", 0.1, 0, 0.95),
            config
                .about("Padding positions that are always worth one batch less")
                .integer("bundle.slack", 16, 0, 1 << 20),
            config
                .about("Lists scored in one batch at most")
                .integer("bundle.rows", 128, 1, 65536)));
  }

  private static SequenceSettings.Lists lists(ConfigReader config) {
    return new SequenceSettings.Lists(
        config.about("Items in a list").integer("lists.items", 20, 1, 10_000),
        config
            .about("Whether items a person has seen may be listed again")
            .oneOf("lists.repeats", Repeats.FILTERED),
        config
            .about("Share of lists whose exact input is written out")
            .number("lists.scored-inputs", 0, 0, 1));
  }

  private static Serving serving(ConfigReader config) {
    String device = config.about("auto, cpu or cuda:<n>").string("scoring.device", "auto");
    try {
      Device.parse(device);
    } catch (IllegalArgumentException e) {
      config.problem("scoring.device", "is '%s', expected auto, cpu or cuda:<n>".formatted(device));
    }
    return new Serving(
        device,
        config
            .about("How long a task waits at its start for the catalogue")
            .duration("catalogue.patience", Duration.ofSeconds(10)));
  }

  private static Popularity.Settings popularity(ConfigReader config) {
    return new Popularity.Settings(
        config
            .about("A choice counts half after this long, in event time")
            .millis("popularity.half-life", Duration.ofDays(7)),
        config
            .about("Pause between two lists of popular items")
            .millis("popularity.every", Duration.ofSeconds(1)),
        config.about("Popular items at hand").integer("popularity.items", 500, 1, 10_000),
        config.about("Items counted").integer("popularity.capacity", 50_000, 1, 10_000_000));
  }

  private static Writing writing(ConfigReader config) {
    return new Writing(
        config
            .about("How often a list may appear in its topic")
            .oneOf("lists.delivery", Delivery.AT_LEAST_ONCE),
        config
            .about("Of transactional ids; unique to this job on its broker")
            .string("lists.transaction-prefix", "freshet-recommend"),
        RecordFormat.ofLists(config));
  }
}
