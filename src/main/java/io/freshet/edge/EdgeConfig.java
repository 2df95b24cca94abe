package io.freshet.edge;

import io.freshet.config.ConfigReader;
import io.freshet.store.WireFormats;
import io.freshet.topic.KafkaSettings;
import io.freshet.topic.TopicLayout;
import io.freshet.topic.Topics;
import io.freshet.wire.EventLimits;
import java.nio.file.Path;

/**
 * Everything the edge is started with.
 *
 * @param limits of events, as the job has them
 * @param data folder of the read store; belongs to one process at a time
 */
public record EdgeConfig(
    KafkaSettings kafka,
    TopicLayout layout,
    WireFormats formats,
    EventLimits limits,
    Path data,
    HttpConfig http,
    ServingConfig serving,
    PicturesConfig pictures) {

  /** Reads the keys of {@code kafka}, {@code topics}, {@code events} and {@code edge}. */
  public static EdgeConfig read(ConfigReader reader) {
    return new EdgeConfig(
        KafkaSettings.read(reader),
        TopicLayout.read(reader),
        WireFormats.read(reader),
        EventLimits.read(reader),
        reader.section("edge").path("data", Path.of(".data/edge")),
        HttpConfig.read(reader.section("edge.http")),
        ServingConfig.read(reader.section("edge.serving")),
        PicturesConfig.read(reader.section("edge.pictures")));
  }

  /** The names of the topics. */
  public Topics topics() {
    return layout.topics();
  }
}
