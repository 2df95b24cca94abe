package io.freshet.replay;

import io.freshet.config.ConfigTree;
import io.freshet.data.InteractionLog;
import io.freshet.dataset.BadDataset;
import io.freshet.dataset.Dataset;
import io.freshet.dataset.Datasets;
import io.freshet.dataset.EventTopicWriter;
import io.freshet.dataset.Interaction;
import io.freshet.model.BadModelPackage;
import io.freshet.model.ModelPackage;
import io.freshet.standalone.Arms;
import io.freshet.standalone.Standalone;
import io.freshet.standalone.StandaloneSettings;
import io.freshet.standalone.StandaloneSettings.Earlier;
import io.freshet.topic.KafkaSettings;
import io.freshet.topic.Topics;
import io.freshet.train.EpochResult;
import io.freshet.train.TrainingListener;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * Real data through the whole walk. A model learns from the first part by time; then every event,
 * from the first on, goes through Kafka and the job in the order of time, each with a list of its
 * own; and every event behind the cut is looked for in the list made just before it.
 */
public final class Replay {
  /** Sent and not yet answered, at most: so that lists are timed and not their queue. */
  private static final int IN_FLIGHT = 512;

  private static final int LIST_LENGTH = 10;
  private static final long PATIENCE_SECONDS = 60;
  private static final String EXPERIMENT = "replay";

  private final ReplaySettings settings;
  private final ReplayProgress progress;
  private final InteractionLog log;

  private Replay(ReplaySettings settings, ReplayProgress progress, InteractionLog log) {
    this.settings = settings;
    this.progress = progress;
    this.log = log;
  }

  /**
   * @throws BadDataset when the data cannot be read, or hold no times
   */
  public static ReplayOutcome run(ReplaySettings settings, ReplayProgress progress)
      throws IOException, BadModelPackage {
    Dataset dataset = Datasets.load(settings.dataset(), settings.folder());
    if (!dataset.log().timed()) {
      throw new BadDataset(
          "cannot replay %s: it holds an order but no event times".formatted(dataset.file()));
    }
    progress.says(
        "%s: %,d events of %,d users with %,d items%s"
            .formatted(
                settings.dataset(),
                dataset.log().size(),
                dataset.log().users(),
                dataset.log().items(),
                leftOut(dataset.summary().dropped())));
    return new Replay(settings, progress, dataset.log()).run();
  }

  /** By reason: how many rows of the file are no events. */
  private static String leftOut(Map<String, ? extends Number> dropped) {
    return dropped.isEmpty()
        ? ""
        : dropped.entrySet().stream()
            .map(entry -> "%,d %s".formatted(entry.getValue().longValue(), entry.getKey()))
            .collect(Collectors.joining(", ", "; rows left out: ", ""));
  }

  private ReplayOutcome run() throws IOException, BadModelPackage {
    progress.says("training on the first %.0f %% by time".formatted(100 * share()));
    ModelPackage model =
        ReplayModel.trainedOn(
            log.earliest(share()), settings.data().resolve("packages"), trainingListener());
    progress.says("model %s %s".formatted(model.name(), model.version()));
    try (Standalone standalone = Standalone.start(standalone(model))) {
      KafkaSettings kafka = KafkaSettings.of(standalone.bootstrap());
      Topics topics = Topics.withDefaultPrefix();
      Semaphore inFlight = new Semaphore(IN_FLIGHT);
      long start = System.nanoTime();
      try (ReplayLists lists = ReplayLists.follow(kafka, topics.recommendations(), log, inFlight)) {
        send(kafka, topics, inFlight);
        awaitAll(inFlight, lists);
        double seconds = (System.nanoTime() - start) / 1e9;
        progress.says("counting the floors");
        return new ReplayOutcome(standalone.report(), table(lists), seconds);
      }
    }
  }

  private ReplayTable table(ReplayLists lists) {
    return new ReplayTable(
        ModelScore.of(log, share(), lists::after, "model"), FloorScores.of(log, share()));
  }

  private StandaloneSettings standalone(ModelPackage model) {
    int longest = Arrays.stream(log.itemsByUser()).mapToInt(items -> items.length).max().orElse(1);
    ConfigTree tree =
        Arms.single(ConfigTree.empty(), EXPERIMENT, model.folder())
            .with("bundle.coalesce", "false")
            .with("lists.items", String.valueOf(LIST_LENGTH))
            .with("sequence.events", String.valueOf(longest));
    return new StandaloneSettings(
        settings.data(),
        Earlier.DISCARD,
        Optional.of(model.folder()),
        Optional.empty(),
        settings.ports(),
        0,
        tree);
  }

  private void send(KafkaSettings kafka, Topics topics, Semaphore inFlight) {
    int[] rows = log.rowsByTime();
    try (EventTopicWriter writer = new EventTopicWriter(kafka, topics.userEvents())) {
      for (int sent = 0; sent < rows.length; sent++) {
        int row = rows[sent];
        acquire(inFlight, 1, sent);
        writer.write(
            ReplayLists.eventId(row),
            new Interaction(
                log.userId(log.user(row)),
                log.itemId(log.item(row)),
                log.atMillis(row),
                "view",
                null,
                null));
        progress.replayed(sent + 1, rows.length);
      }
      writer.flush();
    }
  }

  private void awaitAll(Semaphore inFlight, ReplayLists lists) {
    acquire(inFlight, IN_FLIGHT, lists.received());
    if (lists.received() != log.size()) {
      throw new IllegalStateException(
          "%d events were sent, and %d lists came".formatted(log.size(), lists.received()));
    }
  }

  private void acquire(Semaphore inFlight, int permits, int soFar) {
    try {
      if (!inFlight.tryAcquire(permits, PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw new IllegalStateException(
            "no list came for %d s, about %d of %d events into the replay; the log says more"
                .formatted(PATIENCE_SECONDS, soFar, log.size()));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted in the replay", e);
    }
  }

  private static double share() {
    return ReplaySettings.TRAINED_SHARE;
  }

  private TrainingListener trainingListener() {
    return new TrainingListener() {
      @Override
      public void step(Progress step) {
        progress.trained(step.step(), step.steps());
      }

      @Override
      public void epoch(EpochResult result) {
        progress.says(
            "epoch %d: loss %.3f, validation NDCG@10 %.4f"
                .formatted(result.epoch(), result.loss(), result.validation().value()));
      }
    };
  }
}
