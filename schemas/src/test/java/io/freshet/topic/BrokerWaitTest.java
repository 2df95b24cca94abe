package io.freshet.topic;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.freshet.config.ConfigReader;
import io.freshet.config.ConfigTree;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class BrokerWaitTest {
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  private final TopicPlan plan = TopicPlan.of(Topics.withDefaultPrefix(), 1, 1);

  @Test
  void givesUpOnAClosedPortAfterThePatience() throws IOException {
    int closed;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      closed = socket.getLocalPort();
    }
    String bootstrap = "127.0.0.1:" + closed;
    assertThatThrownBy(
            () -> TopicSetup.createOrVerify(Map.of("bootstrap.servers", bootstrap), plan, PATIENCE))
        .isInstanceOf(TopicProblem.class)
        .hasMessageStartingWith("cannot reach Kafka at " + bootstrap + ": no broker answered for")
        .hasMessageContaining("of 1 s allowed");
  }

  @Test
  void aBrokerThatIsAwayIsToldOnce() {
    TopicLayout layout =
        TopicLayout.read(
            new ConfigReader(
                ConfigTree.empty().with("topics.patience", PATIENCE.toMillis() + "ms")));
    assertThatThrownBy(
            () -> layout.find(KafkaSettings.of("no-such-host.invalid:9092"), plan, List.of()))
        .isInstanceOf(TopicProblem.class)
        .hasMessageStartingWith("cannot reach Kafka at")
        .hasMessageNotContaining(";");
  }

  @Test
  void aNameThatDoesNotResolveIsWaitedForToo() {
    assertThatThrownBy(
            () ->
                TopicSetup.createOrVerify(
                    Map.of("bootstrap.servers", "no-such-host.invalid:9092"), plan, PATIENCE))
        .isInstanceOf(TopicProblem.class)
        .hasMessageStartingWith("cannot reach Kafka at no-such-host.invalid:9092")
        .hasMessageContaining("of 1 s allowed: No resolvable bootstrap urls");
  }

  @Test
  void anAddressWithoutAPortIsNotWaitedFor() {
    assertThatThrownBy(
            () ->
                TopicSetup.createOrVerify(
                    Map.of("bootstrap.servers", "broker"), plan, Duration.ofHours(1)))
        .isInstanceOf(TopicProblem.class)
        .hasMessage(
            "cannot make a client for Kafka at broker of what stands below kafka: Invalid url in"
                + " bootstrap.servers: broker");
  }

  @Test
  void aWrongPropertyIsNotWaitedFor() {
    assertThatThrownBy(
            () ->
                TopicSetup.createOrVerify(
                    Map.of("bootstrap.servers", "127.0.0.1:1", "security.protocol", "MAGIC"),
                    plan,
                    Duration.ofHours(1)))
        .isInstanceOf(TopicProblem.class)
        .hasMessageStartingWith("cannot make a client for Kafka at 127.0.0.1:1")
        .hasMessageContaining("security.protocol");
  }
}
