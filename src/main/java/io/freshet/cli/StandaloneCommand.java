package io.freshet.cli;

import io.freshet.config.BadConfig;
import io.freshet.config.ConfigTree;
import io.freshet.dataset.BadDataset;
import io.freshet.model.BadModelPackage;
import io.freshet.model.EncoderPackage;
import io.freshet.model.ModelPackages;
import io.freshet.replay.Replay;
import io.freshet.replay.ReplayOutcome;
import io.freshet.replay.ReplaySettings;
import io.freshet.standalone.Arms;
import io.freshet.standalone.EncodingReport;
import io.freshet.standalone.RunReport;
import io.freshet.standalone.SampleList;
import io.freshet.standalone.Standalone;
import io.freshet.standalone.StandaloneSettings;
import io.freshet.standalone.StandaloneSettings.Earlier;
import io.freshet.standalone.StandaloneSettings.Ports;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code freshet standalone}. */
@Command(
    name = "standalone",
    description =
        "Run the whole product in one process: Kafka, the job, the edge, a simulated shop.")
final class StandaloneCommand implements Callable<Integer> {
  private static final String EXPERIMENT = "shop";
  private static final Duration GLANCE = Duration.ofMillis(200);
  private static final Duration STATUS_EVERY = Duration.ofSeconds(10);
  private static final Duration FOREVER = Duration.ofDays(36_500);

  /** Heeded without {@code --replay} alone. */
  private static final List<String> OF_THE_SHOP =
      List.of("--for", "--fresh", "--model", "--rate", "--config");

  @Option(
      names = "--for",
      converter = DurationOption.class,
      description = "Stop after this long, as 60s or 5m; without it, run until Ctrl-C.")
  private @Nullable Duration runFor;

  @Option(
      names = "--data-folder",
      defaultValue = ".data/standalone",
      description = "Folder of all that outlives a run (${DEFAULT-VALUE}).")
  private Path data;

  @Option(names = "--fresh", description = "Discard what an earlier run left, instead of resuming.")
  private boolean fresh;

  @Option(
      names = "--model",
      description = "Folder of a model package, or popularity: for none (the shipped one).")
  private @Nullable String model;

  @Option(
      names = "--encoder",
      description =
          "Folder of an encoder's package: the shop shows pictures, a second job makes vectors of"
              + " them, and the page shows what looks alike.")
  private @Nullable Path encoder;

  @Option(
      names = "--train",
      description = "Train the shop's model anew first, a minute or two, and serve that one.")
  private boolean train;

  @Option(
      names = "--port",
      defaultValue = "8080",
      description = "Of the page and the HTTP API; 0 takes a free one (${DEFAULT-VALUE}).")
  private int port;

  @Option(
      names = "--kafka-port",
      defaultValue = "9092",
      description = "Of the broker; another one when it is taken (${DEFAULT-VALUE}).")
  private int kafkaPort;

  @Option(
      names = "--rate",
      defaultValue = "50",
      description = "Events a second of the simulated shop; 0 leaves it closed (${DEFAULT-VALUE}).")
  private double rate;

  @Option(names = "--config", description = "A configuration file, as deploy/freshet.yaml.")
  private @Nullable Path config;

  @Option(
      names = "--replay",
      paramLabel = "DATASET",
      description =
          "Instead of the shop: train on the first 80 %% of a data set by time, send all of it"
              + " through Kafka and the job, and score every event of the rest before it.")
  private @Nullable String replay;

  @Option(names = "--data", description = "The folder that the files of --replay lie in.")
  private @Nullable Path replayData;

  @Mixin private OutputOptions output;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    Console console = output.console();
    if (train && (model != null || replay != null)) {
      throw new ParameterException(
          spec.commandLine(),
          "--train makes the model of the shop: leave out --model and --replay");
    }
    if (encoder != null && replay != null) {
      throw new ParameterException(
          spec.commandLine(), "--encoder is for the shop's pictures: leave out --replay");
    }
    refuseWhatGoesForNothing();
    new OptionBounds()
        .port("--port", port)
        .port("--kafka-port", kafkaPort)
        .notNegative("--rate", rate)
        .finish();
    if (replay != null) {
      return replay(replay, console);
    }
    Optional<Path> folder = modelFolder(console);
    StopSignal stop =
        StopSignal.install(
            () -> console.line("stopping: draining the job (Ctrl-C again ends at once)"));
    console.line("starting Kafka, Flink, the edge and a shop (data in %s)", data.toAbsolutePath());
    try (Standalone standalone = start(folder)) {
      greet(standalone, console);
      RunReport report = watch(standalone, stop, console);
      console.result(report.toJson());
      if (!report.healthy()) {
        console.line("unhealthy: %s", report.toJson());
      }
      return report.healthy() ? ExitCode.OK.code() : ExitCode.FAILED.code();
    }
  }

  /** Options that would be read and not heeded. */
  private void refuseWhatGoesForNothing() {
    if (replay == null) {
      if (replayData != null) {
        throw new ParameterException(
            spec.commandLine(),
            "--data is where the files of --replay lie, and there is no --replay; the folder of"
                + " all that outlives a run is --data-folder");
      }
      return;
    }
    List<String> unheeded =
        OF_THE_SHOP.stream().filter(spec.commandLine().getParseResult()::hasMatchedOption).toList();
    if (!unheeded.isEmpty()) {
      throw new ParameterException(
          spec.commandLine(),
          "--replay trains a model of its own and ends with its data: leave out "
              + String.join(" and ", unheeded));
    }
  }

  private Standalone start(Optional<Path> folder) {
    try {
      return Standalone.start(
          new StandaloneSettings(
              data,
              fresh ? Earlier.DISCARD : Earlier.RESUME,
              folder,
              encoderPackage(),
              new Ports(kafkaPort, port),
              rate,
              configuration(folder)));
    } catch (BadConfig e) {
      throw new Failure(ExitCode.BAD_INPUT, String.valueOf(e.getMessage()), e);
    }
  }

  private Optional<EncoderPackage> encoderPackage() {
    try {
      return encoder == null ? Optional.empty() : Optional.of(EncoderPackage.open(encoder));
    } catch (BadModelPackage e) {
      throw new Failure(ExitCode.BAD_INPUT, String.valueOf(e.getMessage()), e);
    }
  }

  private ConfigTree configuration(Optional<Path> shippedOrGiven) {
    ConfigTree written =
        (config == null ? ConfigTree.empty() : ConfigTree.read(config))
            .withEnvironment(System.getenv());
    return Arms.compared(written, EXPERIMENT, shippedOrGiven);
  }

  private int replay(String dataset, Console console) throws IOException {
    if (replayData == null) {
      throw new ParameterException(spec.commandLine(), "--replay wants --data, the data's folder");
    }
    ReplaySettings settings =
        new ReplaySettings(dataset, replayData, data.resolve("replay"), new Ports(kafkaPort, port));
    try (ReplayConsole progress = new ReplayConsole(console)) {
      ReplayOutcome outcome = Replay.run(settings, progress);
      outcome.table().lines().forEach(line -> console.line("%s", line));
      console.result(outcome.toJson());
      return outcome.run().healthy() ? ExitCode.OK.code() : ExitCode.FAILED.code();
    } catch (BadDataset | BadModelPackage e) {
      throw new Failure(ExitCode.BAD_INPUT, String.valueOf(e.getMessage()), e);
    }
  }

  private Optional<Path> modelFolder(Console console) throws IOException {
    try {
      if (train) {
        return Optional.of(ShopModel.trained(data.resolve("packages"), console));
      }
      if (model == null) {
        return ShopModel.shipped();
      }
      return model.equals("popularity:")
          ? Optional.empty()
          : Optional.of(ModelPackages.open(Path.of(model)).folder());
    } catch (BadModelPackage e) {
      throw new Failure(ExitCode.BAD_INPUT, String.valueOf(e.getMessage()), e);
    }
  }

  private static void greet(Standalone standalone, Console console) {
    console.line("  page    %s", standalone.page());
    console.line("  kafka   %s", standalone.bootstrap());
    console.line("  flink   %s", standalone.flinkPage());
    console.line(
        "  state   %s",
        standalone.resumedFrom().map(from -> "resumed from " + from).orElse("fresh"));
  }

  private RunReport watch(Standalone standalone, StopSignal stop, Console console)
      throws IOException {
    long start = System.nanoTime();
    Duration whole = runFor == null ? FOREVER : runFor;
    boolean listShown = false;
    boolean stopped = false;
    long nextStatus = STATUS_EVERY.toNanos();
    while (!stopped && System.nanoTime() - start < whole.toNanos()) {
      stopped = stop.await(GLANCE);
      if (!listShown && standalone.firstListMillis().isPresent()) {
        listShown = show(standalone, console);
      }
      if (System.nanoTime() - start >= nextStatus) {
        console.line("%s", status(standalone.report()));
        nextStatus += STATUS_EVERY.toNanos();
      }
    }
    return standalone.report();
  }

  private static boolean show(Standalone standalone, Console console) throws IOException {
    var lines = SampleList.lines(standalone.page(), "model");
    if (lines.isEmpty()) {
      return false;
    }
    console.line(
        "first list %.1f s after the start of the JVM; a list of now:",
        standalone.firstListMillis().orElse(0L) / 1000.0);
    lines.forEach(line -> console.line("    %s", line));
    return true;
  }

  private static String status(RunReport report) {
    return "%,d events, %,d lists, event to list %.0f ms (p50) %.0f ms (p99), %s%d dead letters, %d restarts"
        .formatted(
            report.events(),
            report.lists(),
            report.p50Millis(),
            report.p99Millis(),
            report.encoding().map(StandaloneCommand::encoding).orElse(""),
            report.deadLetters(),
            report.restarts());
  }

  private static String encoding(EncodingReport report) {
    return "%,d pictures, %,d vectors, ".formatted(report.pictures(), report.vectors());
  }
}
