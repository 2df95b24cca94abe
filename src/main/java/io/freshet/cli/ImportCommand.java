package io.freshet.cli;

import io.freshet.dataset.BadDataset;
import io.freshet.dataset.DatasetFormat;
import io.freshet.dataset.EventTopicWriter;
import io.freshet.dataset.ImportStatistics;
import io.freshet.dataset.Interaction;
import io.freshet.dataset.ReadSummary;
import io.freshet.topic.KafkaSettings;
import io.freshet.topic.TopicPlan;
import io.freshet.topic.TopicSetup;
import io.freshet.topic.Topics;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code freshet import}. */
@Command(
    name = "import",
    description =
        "Read a data set, plain or gzipped: check every line, count, and write it to Kafka if asked.")
final class ImportCommand implements Callable<Integer> {
  private static final Duration BROKER_PATIENCE = Duration.ofSeconds(30);

  @Parameters(paramLabel = "FILE", description = "The file to read.")
  private Path file;

  @Option(
      names = "--format",
      description = "One of ${COMPLETION-CANDIDATES}; told from the file when left out.")
  private @Nullable DatasetFormat format;

  @Option(
      names = "--to-topic",
      description = "Write the events, in the order of time, to the topic of user events.")
  private boolean toTopic;

  @Option(
      names = "--bootstrap",
      defaultValue = "localhost:9092",
      description = "Kafka brokers, host:port (${DEFAULT-VALUE}).")
  private String bootstrap;

  @Option(
      names = "--prefix",
      defaultValue = Topics.DEFAULT_PREFIX,
      description = "What topic names start with (${DEFAULT-VALUE}).")
  private String prefix;

  @Mixin private OutputOptions output;

  @Override
  public Integer call() throws IOException {
    Console console = output.console();
    Topics topics = topics();
    ImportStatistics statistics = new ImportStatistics();
    List<Interaction> rows = new ArrayList<>();
    Map<String, Object> outcome = read(statistics, rows);
    outcome.forEach((name, value) -> console.line("%-8s %s", name, value));
    if (toTopic) {
      if (!statistics.timed()) {
        throw new Failure(
            ExitCode.BAD_INPUT,
            "cannot write %s to a topic: it holds an order but no event times, and a stream needs them"
                .formatted(file));
      }
      write(topics, rows, console);
      console.line("written  %d events to %s at %s", rows.size(), topics.userEvents(), bootstrap);
    }
    console.result(outcome);
    return ExitCode.OK.code();
  }

  private Topics topics() {
    try {
      return new Topics(prefix);
    } catch (IllegalArgumentException e) {
      throw new Failure(ExitCode.USAGE, String.valueOf(e.getMessage()), e);
    }
  }

  private Map<String, Object> read(ImportStatistics statistics, List<Interaction> rows)
      throws IOException {
    try {
      DatasetFormat known = format == null ? DatasetFormat.detect(file) : format;
      ReadSummary summary =
          known.read(
              file,
              row -> {
                statistics.add(row);
                if (toTopic) {
                  rows.add(row);
                }
              });
      Map<String, Object> outcome = statistics.toJson(summary);
      outcome.put("format", known.name().toLowerCase(Locale.ROOT));
      return outcome;
    } catch (BadDataset e) {
      throw new Failure(ExitCode.BAD_INPUT, String.valueOf(e.getMessage()), e);
    }
  }

  private void write(Topics topics, List<Interaction> rows, Console console) {
    KafkaSettings kafka = KafkaSettings.of(bootstrap);
    TopicSetup.createMissing(
        kafka.forAdmin(),
        TopicPlan.of(topics, 4, 1).only(Set.of(topics.userEvents())),
        BROKER_PATIENCE);
    String source = String.valueOf(file.getFileName());
    rows.sort(Comparator.comparingLong(Interaction::atMillis));
    try (EventTopicWriter writer = new EventTopicWriter(kafka, topics.userEvents());
        ProgressBar progress = progress(rows.size(), console)) {
      for (int row = 0; row < rows.size(); row++) {
        Interaction event = rows.get(row);
        writer.write(event.eventId() == null ? source + '/' + row : event.eventId(), event);
        progress.step();
      }
      writer.flush();
    }
  }

  private static ProgressBar progress(long events, Console console) {
    return new ProgressBarBuilder()
        .setTaskName("writing")
        .setInitialMax(events)
        .setStyle(ProgressBarStyle.ASCII)
        .setConsumer(new ConsoleProgressBarConsumer(console.people()))
        .build();
  }
}
