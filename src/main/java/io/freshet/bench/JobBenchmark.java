package io.freshet.bench;

import io.freshet.config.ConfigTree;
import io.freshet.standalone.EmbeddedKafkaProcess;
import io.freshet.topic.Topics;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/** {@code freshet bench job}. */
final class JobBenchmark implements Benchmark {
  private static final EventLoad LOAD = new EventLoad(1_200_000, 50_000, 10_000, 7);
  private static final int ROUNDS = 3;

  @Override
  public String name() {
    return "job";
  }

  @Override
  public String question() {
    return "How fast is the job without scoring beside a bare consumer, RocksDB and producer in a"
        + " loop?";
  }

  @Override
  public Figures run(Progress progress) throws Exception {
    double[] bare = new double[ROUNDS];
    double[] job = new double[ROUNDS];
    try (WorkFolder work = WorkFolder.create();
        EmbeddedKafkaProcess kafka = EmbeddedKafkaProcess.start(work.path().resolve("kafka"))) {
      progress.doing("a round that does not count");
      new Round(kafka.bootstrap(), "warm-up").run(work.path());
      for (int round = 0; round < ROUNDS; round++) {
        progress.doing(
            "round %d of %d: %,d events through both".formatted(round + 1, ROUNDS, LOAD.events()));
        Rates rates = new Round(kafka.bootstrap(), "round-" + round).run(work.path());
        bare[round] = rates.bare();
        job[round] = rates.job();
      }
    }
    double bareRate = Interleaved.median(bare);
    double jobRate = Interleaved.median(job);
    return new Figures()
        .add("bare loop", bareRate, "events/s")
        .add("job without scoring", jobRate, "events/s")
        .add("job over bare loop", jobRate / bareRate, "x", Target.atLeast(0.60, 0.75))
        .remark(
            "Medians of %d rounds in turn, after one that lets the JVMs compile and does not count."
                    .formatted(ROUNDS)
                + " The broker in a process of its own on the same machine; both with two threads; the"
                + " job also checkpoints, drops duplicates, counts popularity.");
  }

  /** Events a second. */
  private record Rates(double bare, double job) {}

  private record Round(String bootstrap, String name) {
    Rates run(Path work) throws Exception {
      Topics topics = PipelineRun.createTopics(bootstrap, "job-" + name);
      Topics target = PipelineRun.createTopics(bootstrap, "bare-" + name);
      LOAD.fill(bootstrap, topics.userEvents());
      double bare = bareLoop(bootstrap, topics, target, work.resolve("bare-" + name));
      return new Rates(bare, JobBenchmark.job(bootstrap, topics, work));
    }
  }

  private static double job(String bootstrap, Topics topics, Path work) throws Exception {
    try (PipelineRun run = PipelineRun.start(configuration(bootstrap, topics, work))) {
      return OutputWatch.recordsPerSecond(bootstrap, topics.recommendations(), 0, LOAD.events());
    }
  }

  /** One list for each event, as the bare loop makes; lists of ten. */
  private static ConfigTree configuration(String bootstrap, Topics topics, Path work) {
    return PipelineRun.configuration(bootstrap, topics, work)
        .with("bundle.coalesce", "false")
        .with("lists.items", "10")
        .with("sequence.events", "50")
        .with("sequence.event-ids", "50")
        .with("popularity.items", "60");
  }

  private static double bareLoop(String bootstrap, Topics source, Topics target, Path databases)
      throws Exception {
    List<Thread> threads = new ArrayList<>();
    List<TopicPartition> partitions = partitions(bootstrap, source.userEvents());
    for (int i = 0; i < PipelineRun.PARALLELISM; i++) {
      int one = i;
      List<TopicPartition> own =
          IntStream.range(0, partitions.size())
              .filter(p -> p % PipelineRun.PARALLELISM == one)
              .mapToObj(partitions::get)
              .toList();
      BareLoop loop =
          new BareLoop(
              new BareLoop.Run(bootstrap, target.recommendations()),
              own,
              databases.resolveSibling(databases.getFileName() + "-" + i));
      threads.add(new Thread(loop, "bare-" + i));
    }
    threads.forEach(Thread::start);
    double rate =
        OutputWatch.recordsPerSecond(bootstrap, target.recommendations(), 0, LOAD.events());
    for (Thread thread : threads) {
      thread.join();
    }
    return rate;
  }

  private static List<TopicPartition> partitions(String bootstrap, String topic) {
    try (KafkaConsumer<String, byte[]> consumer = BareLoop.consumer(bootstrap)) {
      return consumer.partitionsFor(topic).stream()
          .map(p -> new TopicPartition(topic, p.partition()))
          .toList();
    }
  }
}
