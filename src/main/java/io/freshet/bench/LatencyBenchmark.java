package io.freshet.bench;

import io.freshet.config.ConfigTree;
import io.freshet.edge.EdgeServer;
import io.freshet.model.ModelPackage;
import io.freshet.standalone.EmbeddedKafkaProcess;
import io.freshet.standalone.StandaloneConfig;
import io.freshet.topic.Topics;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;

/** {@code freshet bench latency}. */
final class LatencyBenchmark implements Benchmark {
  private static final int LENGTH = 50;
  private static final int USERS = 2_000;
  private static final int BACKLOG = 30_000;
  private static final Duration HELD = Duration.ofSeconds(60);
  private static final double SHARE_OF_HIGHEST = 0.7;

  /** Times the rate of a backlog: more than can be held, then step by step less. */
  private static final double FIRST_TRIED = 1.05;

  private static final double NEXT_TRIED = 0.85;

  /** A rate is held when, at the end of its minute, the middle list is no older than this. */
  private static final double HELD_SECONDS = 1;

  @Override
  public String name() {
    return "latency";
  }

  @Override
  public String question() {
    return "How long is it from an event to its list over HTTP, at 70 % of the highest rate held for"
        + " a minute?";
  }

  @Override
  public Figures run(Progress progress) throws Exception {
    try (WorkFolder work = WorkFolder.create();
        EmbeddedKafkaProcess kafka = EmbeddedKafkaProcess.start(work.path().resolve("kafka"))) {
      ModelPackage model = ReferenceModel.full(LENGTH).export(work.path().resolve("packages"));
      Topics topics = PipelineRun.createTopics(kafka.bootstrap(), "latency");
      ConfigTree tree = configuration(kafka.bootstrap(), topics, model.folder(), work.path());
      new SaturatedLoad(USERS, 10_000, LENGTH, BACKLOG)
          .fill(kafka.bootstrap(), topics.userEvents());
      try (PipelineRun job = PipelineRun.start(tree);
          EdgeServer edge = EdgeServer.start(StandaloneConfig.read(tree).edge())) {
        progress.doing("%,d events that wait: how fast do they go".formatted(BACKLOG));
        double drained = drainRate(kafka.bootstrap(), topics);
        URI page = URI.create("http://127.0.0.1:%d/".formatted(edge.port()));
        try (PacedVisits visits =
            new PacedVisits(
                kafka.bootstrap(),
                topics.userEvents(),
                new PacedVisits.People(USERS, 10_000, LENGTH + BACKLOG / USERS))) {
          return measured(visits, page, drained, progress);
        }
      }
    }
  }

  private static Figures measured(PacedVisits visits, URI page, double drained, Progress progress)
      throws Exception {
    double highest = 0;
    double rate = drained * FIRST_TRIED;
    while (highest == 0 && rate > 50) {
      progress.doing("%,.0f events/s for %d s".formatted(rate, HELD.toSeconds()));
      double[] seconds = visits.run(rate, HELD, page);
      double[] last = Arrays.copyOfRange(seconds, seconds.length * 5 / 6, seconds.length);
      if (Interleaved.median(last) <= HELD_SECONDS) {
        highest = rate;
      } else {
        rate *= NEXT_TRIED;
        visits.awaitCalm(page);
      }
    }
    progress.doing("%,.0f events/s for %d s".formatted(highest * SHARE_OF_HIGHEST, 60));
    double[] seconds = visits.run(highest * SHARE_OF_HIGHEST, HELD, page);
    Arrays.sort(seconds);
    return new Figures()
        .add("lists/s when events wait", drained, "1/s")
        .add("highest rate held", highest, "events/s")
        .add("rate of the measurement", highest * SHARE_OF_HIGHEST, "events/s")
        .add("event to list over HTTP, p50", 1e3 * at(seconds, 0.50), "ms", Target.atMost(100, 50))
        .add("event to list over HTTP, p99", 1e3 * at(seconds, 0.99), "ms", Target.atMost(400, 200))
        .add("lists looked for", seconds.length, "lists")
        .remark(
            "At-least-once; reference model at length 50; job, edge and load generator in one JVM,"
                + " the broker in another, all on this machine. From before the producer's send to"
                + " the answer that shows the list.");
  }

  private static double at(double[] sorted, double share) {
    return sorted[(int) Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
  }

  private static double drainRate(String bootstrap, Topics topics) throws Exception {
    OutputWatch.awaitQuiet(bootstrap, topics.recommendations());
    return ListReader.visitsPerSecond(bootstrap, topics.recommendations(), 0.2);
  }

  private static ConfigTree configuration(String bootstrap, Topics topics, Path model, Path work) {
    return PipelineRun.configuration(bootstrap, topics, work)
        .with("experiment.model", model.toString())
        .with("lists.items", "10")
        .with("sequence.events", String.valueOf(LENGTH))
        .with("sequence.event-ids", String.valueOf(LENGTH))
        .with("scoring.device", "cpu")
        .with("edge.data", work.resolve("edge").toString())
        .with("edge.http.port", "0")
        .with("edge.http.requests-per-second", "0");
  }
}
