package io.freshet.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.freshet.config.BadConfig;
import io.freshet.config.ConfigReader;
import io.freshet.config.ConfigTree;
import io.freshet.store.PictureBounds;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class EdgeConfigTest {
  @Test
  void startsWithTheseDefaults() throws Exception {
    ConfigReader reader = new ConfigReader(ConfigTree.empty());
    EdgeConfig config = EdgeConfig.read(reader);
    reader.finish();

    assertThat(config.kafka().bootstrap()).isEqualTo("localhost:9092");
    assertThat(config.topics().prefix()).isEqualTo("freshet");
    assertThat(config.data()).isEqualTo(Path.of(".data/edge"));
    assertThat(config.http())
        .isEqualTo(new HttpConfig("127.0.0.1", 8080, "", 1 << 20, 1000, 10_000));
    assertThat(config.serving()).isEqualTo(ServingConfig.withDefaults());
    assertThat(config.pictures()).isEqualTo(PicturesConfig.withDefaults());
  }

  @Test
  void readsEveryKey() throws Exception {
    ConfigReader reader =
        new ConfigReader(
            ConfigTree.parse(
                """
                kafka:
                  bootstrap: broker:9093
                topics:
                  prefix: shop
                edge:
                  data: /var/lib/edge
                  http:
                    host: 0.0.0.0
                    port: 9000
                    api-key: 0123456789abcdef
                    max-request: 2MiB
                    max-batch: 50
                    requests-per-second: 10
                  serving:
                    default-length: 5
                    max-length: 20
                    hit-window: 10m
                    hit-kinds: [click]
                    produce-timeout: 2s
                  pictures:
                    each: 10KiB
                    all: 5MiB
                    hosts: ["img.example.com", "cdn.example.com:8443"]
                """,
                "edge.yaml"));
    EdgeConfig config = EdgeConfig.read(reader);
    reader.finish();

    assertThat(config.kafka().bootstrap()).isEqualTo("broker:9093");
    assertThat(config.topics().prefix()).isEqualTo("shop");
    assertThat(config.data()).isEqualTo(Path.of("/var/lib/edge"));
    assertThat(config.http())
        .isEqualTo(new HttpConfig("0.0.0.0", 9000, "0123456789abcdef", 2 << 20, 50, 10));
    assertThat(config.serving())
        .isEqualTo(
            new ServingConfig(
                5, 20, Duration.ofMinutes(10), Set.of("click"), Duration.ofSeconds(2)));
    assertThat(config.pictures())
        .isEqualTo(
            new PicturesConfig(
                new PictureBounds(10 << 10, 5 << 20),
                List.of("img.example.com", "cdn.example.com:8443")));
  }

  @Test
  void reportsEveryMistakeAtOnce() {
    ConfigReader reader =
        new ConfigReader(
            ConfigTree.parse(
                """
                edge:
                  http:
                    port: 70000
                    api-key: short
                  serving:
                    default-length: 20
                    max-length: 10
                  pictures:
                    hosts: ["img.example.com", "*; script-src *", "https://x"]
                """,
                "edge.yaml"));
    EdgeConfig.read(reader);

    assertThatThrownBy(reader::finish)
        .isInstanceOf(BadConfig.class)
        .hasMessageContaining("'edge.http.port' is '70000'")
        .hasMessageContaining("'edge.http.api-key' has 5 characters, expected at least 16")
        .hasMessageContaining("'edge.serving.default-length' is above max-length (10)")
        .hasMessageContaining("'edge.pictures.hosts' names [*; script-src *, https://x], expected");
  }
}
