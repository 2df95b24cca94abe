package io.freshet.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.freshet.config.BadConfig;
import io.freshet.config.ConfigReader;
import io.freshet.config.ConfigTree;
import io.freshet.job.encode.EncodeSettings.Bundling;
import io.freshet.job.encode.EncodeSettings.Fetching;
import io.freshet.picture.PictureLimits;
import io.freshet.picture.fetch.AddressRule;
import io.freshet.sink.Delivery;
import org.junit.jupiter.api.Test;

class EncodeConfigTest {
  private static final String EVERY_KEY =
      """
      kafka: {bootstrap: "broker:1"}
      topics: {prefix: shop}
      encode:
        package: models/packages/my/1
        device: cpu
        group: g
        delivery: exactly-once
        transaction-prefix: t
        max-value: 2MiB
        picture: {bytes: 1MiB, pixels: 1000, side: 100, frames: 7}
        bundle: {pictures: 9, linger: 7ms, rows: 3}
        fetch:
          folders: [/srv/pictures]
          hosts: [images.example, "other.example:8080"]
          addresses: any
          limit: 2s
          at-once: 3
          attempts: 4
          pause: 1s
        job:
          parallelism: 3
          checkpoint-interval: 1s
          checkpoint-timeout: 1m
          checkpoints: /tmp/e
          managed-memory: 64MiB
          network-memory: 32MiB
      """;

  @Test
  void withoutAFileEverythingHasADefault() {
    EncodeConfig config = read("");
    assertThat(config.topics().itemVectors()).isEqualTo("freshet.item-vectors.v1");
    assertThat(config.encoder().device()).isEqualTo("auto");
    assertThat(config.reading().group()).isEqualTo("freshet-encode");
    assertThat(config.settings().limits()).isEqualTo(PictureLimits.defaults());
    assertThat(config.settings().bundling()).isEqualTo(new Bundling(64, 50, 16));
    assertThat(config.settings().fetching()).isEqualTo(new Fetching(8, 5, 5_000, 10_000));
    assertThat(config.fetch().folders()).isEmpty();
    assertThat(config.fetch().hosts()).isEmpty();
    assertThat(config.fetch().reach()).isEqualTo(AddressRule.PUBLIC);
    assertThat(config.writing().delivery()).isEqualTo(Delivery.AT_LEAST_ONCE);
    assertThat(config.runtime().checkpoints()).isEqualTo(".data/encode-checkpoints");
  }

  @Test
  void everyKeyIsRead() {
    EncodeConfig config = read(EVERY_KEY);
    assertThat(config.encoder()).isEqualTo(new EncodeConfig.Encoder("models/packages/my/1", "cpu"));
    assertThat(config.reading().group()).isEqualTo("g");
    assertThat(config.reading().limits().valueBytes()).isEqualTo(2 << 20);
    assertThat(config.settings().limits()).isEqualTo(new PictureLimits(1 << 20, 1000, 100, 7));
    assertThat(config.settings().bundling()).isEqualTo(new Bundling(9, 7, 3));
    assertThat(config.settings().fetching()).isEqualTo(new Fetching(3, 4, 1_000, 2_000));
    assertThat(config.fetch().folders()).containsExactly("/srv/pictures");
    assertThat(config.fetch().hosts()).containsExactly("images.example", "other.example:8080");
    assertThat(config.fetch().reach()).isEqualTo(AddressRule.ANY);
    assertThat(config.writing()).isEqualTo(new EncodeConfig.Writing(Delivery.EXACTLY_ONCE, "t"));
    assertThat(config.runtime().checkpointUri()).isEqualTo("file:///tmp/e");
    assertThat(EncodeTopics.names(config).groups()).containsExactly("g");
    assertThat(EncodeTopics.names(config).transactions().orElseThrow().prefix()).isEqualTo("t-");
  }

  @Test
  void bothJobsLiveInOneFile() {
    ConfigReader encoding = new ConfigReader(ConfigTree.parse("lists: {items: 5}", "test"));
    EncodeConfig.read(encoding);
    EncodeConfig.leaveOthers(encoding);
    encoding.finish();
    ConfigReader recommending = new ConfigReader(ConfigTree.parse(EVERY_KEY, "test"));
    RecommendConfig.read(recommending);
    RecommendConfig.leaveOthers(recommending);
    recommending.finish();
  }

  @Test
  void aMissingPackageIsSaidBeforeTheStart() {
    assertThatThrownBy(() -> read("").checkPackage())
        .isInstanceOf(BadConfig.class)
        .hasMessageContaining("encode.package is missing");
    assertThatThrownBy(() -> read("encode: {package: /none}").checkPackage())
        .isInstanceOf(BadConfig.class)
        .hasMessageContaining("encode.package cannot serve: cannot open model package /none");
  }

  @Test
  void aCheckpointIntervalThatATransactionDoesNotSurviveIsRefused() {
    assertThatThrownBy(
            () -> read("encode: {delivery: exactly-once, job: {checkpoint-interval: 20m}}"))
        .isInstanceOf(BadConfig.class)
        .hasMessageContaining("'encode.job.checkpoint-interval' is too long for exactly-once");
  }

  @Test
  void theCommandLineMayAskForTheJobThatEncodes() {
    assertThat(JobArguments.parse(new String[] {"encode", "--fresh"}).encode()).isTrue();
    assertThat(JobArguments.parse(new String[] {"--fresh"}).encode()).isFalse();
  }

  private static EncodeConfig read(String yaml) {
    ConfigReader reader = new ConfigReader(ConfigTree.parse(yaml, "test"));
    EncodeConfig config = EncodeConfig.read(reader);
    reader.finish();
    return config;
  }
}
