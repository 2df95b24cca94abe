package io.freshet.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.freshet.config.ConfigTree;
import io.freshet.export.MeanColours;
import io.freshet.model.EncoderPackage;
import io.freshet.standalone.StandaloneSettings.Earlier;
import io.freshet.standalone.StandaloneSettings.Ports;
import io.freshet.store.PictureType;
import io.freshet.system.picture.PictureShape;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a drawn item to those that look like it, through Kafka, the encoding job and the edge. */
@Tag("full")
class StandaloneEncoderIT {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path data;

  @Test
  void theShopShowsPicturesAndARestartDoesNotEncodeThemAgain() throws Exception {
    EncoderPackage encoder =
        new MeanColours(PictureShape.picture(3, 8, 8), 4)
            .write(data.resolve("packages"), "colours");
    int before;
    try (Standalone standalone = Standalone.start(settings(encoder))) {
      await("all vectors", () -> encoding(standalone).vectors() >= 2_800);
      await("lists", () -> standalone.report().lists() > 0);
      lookAtAnItem(standalone.page(), encoder);
      await("the counter", () -> encoding(standalone).pictures() >= 2_800);
      assertThat(standalone.report().healthy()).as("%s", standalone.report()).isTrue();
      before = encoding(standalone).vectors();
    }
    long restarted = System.currentTimeMillis();
    try (Standalone again = Standalone.start(settings(encoder))) {
      await("every item told again", () -> toldAt(again.page(), "item-3070") > restarted);
      assertThat(encoding(again).vectors()).isGreaterThanOrEqualTo(before);
      assertThat(encoding(again).pictures()).isLessThan(100);
    }
  }

  private static void lookAtAnItem(URI page, EncoderPackage encoder) throws Exception {
    JsonNode item = JSON.readTree(page.resolve("/v1/items/item-0003").toURL());
    try (InputStream file = page.resolve(item.path("picture").asText()).toURL().openStream()) {
      assertThat(PictureType.of(file.readAllBytes())).contains(PictureType.PNG);
    }
    JsonNode alike = JSON.readTree(page.resolve("/v1/items/item-0003/similar?n=5").toURL());
    assertThat(alike.path("items")).hasSize(5);
    assertThat(alike.at("/encoder/version").asText()).isEqualTo(encoder.version());
    assertThat(alike.at("/items/0/picture").asText()).startsWith("/v1/items/item-");
  }

  private static long toldAt(URI page, String item) {
    try {
      return JSON.readTree(page.resolve("/v1/items/" + item).toURL()).path("at").asLong();
    } catch (IOException e) {
      return 0; // nothing is known of it yet
    }
  }

  private static EncodingReport encoding(Standalone standalone) {
    return standalone.report().encoding().orElseThrow();
  }

  private StandaloneSettings settings(EncoderPackage encoder) {
    return new StandaloneSettings(
        data.resolve("shop"),
        Earlier.RESUME,
        Optional.empty(),
        Optional.of(encoder),
        Ports.ANY,
        30,
        ConfigTree.empty());
  }

  private static void await(String what, Supplier<Boolean> condition) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.get()) {
      assertThat(System.nanoTime()).as("still waiting for %s", what).isLessThan(deadline);
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
    }
  }
}
