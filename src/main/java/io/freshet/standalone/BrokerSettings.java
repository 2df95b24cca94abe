package io.freshet.standalone;

import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;

/**
 * What a one-node KRaft broker on the loopback interface is started with.
 *
 * @param others Kafka's own settings, over ours
 */
record BrokerSettings(Path folder, int brokerPort, int controllerPort, Map<String, String> others) {
  static final int NODE_ID = 1;
  static final String CONTROLLER_LISTENER = "CONTROLLER";
  private static final String CLIENT_LISTENER = "CLIENT";

  /** The largest record the broker takes; the job must survive records of 10 MB. */
  private static final int MESSAGE_BYTES = 16 * 1024 * 1024;

  BrokerSettings {
    folder = folder.toAbsolutePath();
    others = Map.copyOf(others);
  }

  String bootstrap() {
    return "127.0.0.1:" + brokerPort;
  }

  Properties properties() {
    Properties p = new Properties();
    p.setProperty("process.roles", "broker,controller");
    p.setProperty("node.id", String.valueOf(NODE_ID));
    p.setProperty("log.dirs", folder.toString());
    addListeners(p);
    addLimits(p);
    addSingleNode(p);
    p.putAll(others);
    return p;
  }

  private void addListeners(Properties p) {
    p.setProperty("controller.quorum.voters", NODE_ID + "@127.0.0.1:" + controllerPort);
    p.setProperty("controller.listener.names", CONTROLLER_LISTENER);
    p.setProperty(
        "listeners",
        "%s://127.0.0.1:%d,%s://127.0.0.1:%d"
            .formatted(CLIENT_LISTENER, brokerPort, CONTROLLER_LISTENER, controllerPort));
    p.setProperty("advertised.listeners", CLIENT_LISTENER + "://" + bootstrap());
    p.setProperty("inter.broker.listener.name", CLIENT_LISTENER);
    p.setProperty(
        "listener.security.protocol.map",
        "%s:PLAINTEXT,%s:PLAINTEXT".formatted(CLIENT_LISTENER, CONTROLLER_LISTENER));
  }

  private static void addLimits(Properties p) {
    p.setProperty("message.max.bytes", String.valueOf(MESSAGE_BYTES));
    p.setProperty("replica.fetch.max.bytes", String.valueOf(MESSAGE_BYTES));
    p.setProperty("auto.create.topics.enable", "false");
    p.setProperty("num.network.threads", "2");
    p.setProperty("num.io.threads", "4");
    p.setProperty("log.cleaner.dedupe.buffer.size", String.valueOf(16 * 1024 * 1024));
    p.setProperty("log.retention.hours", "168");
  }

  /** One replica of everything, and no waiting for peers that do not exist. */
  private static void addSingleNode(Properties p) {
    for (String topic :
        new String[] {"offsets.topic", "transaction.state.log", "share.coordinator.state.topic"}) {
      p.setProperty(topic + ".replication.factor", "1");
      p.setProperty(topic + ".num.partitions", "4");
    }
    p.setProperty("transaction.state.log.min.isr", "1");
    p.setProperty("share.coordinator.state.topic.min.isr", "1");
    p.setProperty("min.insync.replicas", "1");
    p.setProperty("group.initial.rebalance.delay.ms", "0");
    p.setProperty("broker.heartbeat.interval.ms", "200");
    // After a kill the next broker is kept out until the last one's session has run out; much less
    // would fence the broker of a machine that is busy.
    p.setProperty("broker.session.timeout.ms", "6000");
  }
}
