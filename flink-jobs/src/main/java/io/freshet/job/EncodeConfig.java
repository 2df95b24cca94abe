package io.freshet.job;

import io.freshet.config.BadConfig;
import io.freshet.config.ConfigReader;
import io.freshet.job.encode.EncodeSettings;
import io.freshet.job.encode.EncodeSettings.Bundling;
import io.freshet.job.encode.EncodeSettings.Fetching;
import io.freshet.model.BadModelPackage;
import io.freshet.model.EncoderPackage;
import io.freshet.picture.PictureLimits;
import io.freshet.picture.fetch.AddressRule;
import io.freshet.picture.fetch.FetchSettings;
import io.freshet.score.Device;
import io.freshet.sink.Delivery;
import io.freshet.sink.KafkaSinks;
import io.freshet.topic.KafkaSettings;
import io.freshet.topic.TopicLayout;
import io.freshet.topic.Topics;
import io.freshet.wire.EventLimits;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * All the job that encodes pictures is told. Its own keys stand below {@code encode}; Kafka and the
 * topics are those of every process.
 */
public record EncodeConfig(
    KafkaSettings kafka,
    TopicLayout layout,
    Encoder encoder,
    Reading reading,
    EncodeSettings settings,
    FetchSettings fetch,
    Writing writing,
    Runtime runtime) {
  private static final List<String> OTHERS =
      List.of(
          "events",
          "sequence",
          "bundle",
          "lists",
          "experiment",
          "scoring",
          "catalogue",
          "popularity",
          "job",
          "edge",
          "standalone",
          "simulator",
          "train");

  /**
   * @param folder of its package
   * @param device as {@link Device#parse} reads it
   */
  public record Encoder(String folder, String device) {}

  /**
   * @param group names the job at the broker
   */
  public record Reading(String group, EventLimits limits) {}

  /**
   * @param transactionPrefix of transactional ids; unique to this job on its broker
   */
  public record Writing(Delivery delivery, String transactionPrefix) {}

  /** Reads every key; mistakes are kept in the reader until its {@code finish}. */
  public static EncodeConfig read(ConfigReader config) {
    ConfigReader own = config.section("encode");
    Encoder encoder = encoder(own);
    Reading reading = reading(own);
    PictureLimits limits = limits(own);
    Bundling bundling = bundling(own);
    FetchSettings fetch = fetch(own);
    EncodeConfig all =
        new EncodeConfig(
            KafkaSettings.read(config),
            TopicLayout.read(config),
            encoder,
            reading,
            new EncodeSettings(limits, bundling, fetching(own, fetch)),
            fetch,
            writing(own),
            Runtime.read(own, ".data/encode-checkpoints"));
    all.sinks().findProblems(own);
    return all;
  }

  /**
   * Reads the encoder's package: a job must not start to find that it has none.
   *
   * @throws BadConfig when it may not serve
   */
  public void checkPackage() {
    if (encoder.folder().isEmpty()) {
      throw new BadConfig(
          List.of("encode.package is missing, expected the folder of an encoder's package"));
    }
    try {
      EncoderPackage.open(Path.of(encoder.folder()));
    } catch (BadModelPackage e) {
      throw new BadConfig(List.of("encode.package cannot serve: " + e.getMessage()));
    }
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

  private static Encoder encoder(ConfigReader own) {
    String folder = own.about("Folder of the encoder's package").string("package", "");
    String device = own.about("auto, cpu or cuda:<n>").string("device", "auto");
    try {
      Device.parse(device);
    } catch (IllegalArgumentException e) {
      own.problem("device", "is '%s', expected auto, cpu or cuda:<n>".formatted(device));
    }
    return new Encoder(folder, device);
  }

  private static Reading reading(ConfigReader own) {
    EventLimits usual = EventLimits.defaults();
    return new Reading(
        own.about("The job's name at the broker").string("group", "freshet-encode"),
        new EventLimits(
            size(
                own.about("Largest value of an item event; larger ones are dead letters"),
                "max-value",
                16 << 20),
            usual.idBytes(),
            usual.earliest(),
            usual.ahead(),
            usual.keyRule()));
  }

  private static int size(ConfigReader about, String key, int fallback) {
    return (int) Math.min(Integer.MAX_VALUE - 64, Math.max(1, about.bytes(key, fallback)));
  }

  private static PictureLimits limits(ConfigReader own) {
    PictureLimits usual = PictureLimits.defaults();
    return new PictureLimits(
        size(
            own.about("Largest file of a picture, or files of a clip together"),
            "picture.bytes",
            usual.bytes()),
        own.about("Most pixels of a picture, or of all frames of a clip; 12 bytes each in memory")
            .integer("picture.pixels", usual.pixels(), 1, 1 << 27),
        own.about("Longest side of a picture, in pixels")
            .integer("picture.side", usual.side(), 1, 65_535),
        own.about("Most frames of a clip").integer("picture.frames", usual.frames(), 1, 65_535));
  }

  private static Bundling bundling(ConfigReader own) {
    return new Bundling(
        own.about("Pictures that close a bundle").integer("bundle.pictures", 64, 1, 65_536),
        own.about("Age that closes a bundle").millis("bundle.linger", Duration.ofMillis(50)),
        own.about("Pictures in one call of the encoder at most")
            .integer("bundle.rows", 16, 1, 65_536));
  }

  private static FetchSettings fetch(ConfigReader own) {
    return new FetchSettings(
        own.about("Folders below which file: addresses may lie").list("fetch.folders", List.of()),
        own.about("Hosts of http: and https: addresses, as host or host:port")
            .list("fetch.hosts", List.of()),
        own.about("Whether hosts may resolve to private addresses: any, or only public")
            .oneOf("fetch.addresses", AddressRule.PUBLIC),
        Math.max(
            1,
            own.about("For one attempt to fetch a picture, redirects included")
                .millis("fetch.limit", Duration.ofSeconds(10))));
  }

  private static Fetching fetching(ConfigReader own, FetchSettings fetch) {
    return new Fetching(
        own.about("Fetches of one task under way at most").integer("fetch.at-once", 8, 1, 256),
        own.about("Attempts before a picture is given up").integer("fetch.attempts", 5, 1, 100),
        own.about("Before the second attempt; doubles with each")
            .millis("fetch.pause", Duration.ofSeconds(5)),
        fetch.limitMillis());
  }

  private static Writing writing(ConfigReader own) {
    return new Writing(
        own.about("How often a vector may appear in its topic")
            .oneOf("delivery", Delivery.AT_LEAST_ONCE),
        own.about("Of transactional ids; unique to this job on its broker")
            .string("transaction-prefix", "freshet-encode"));
  }
}
