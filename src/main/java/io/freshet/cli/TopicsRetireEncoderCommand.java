package io.freshet.cli;

import io.freshet.job.RecommendConfig;
import io.freshet.retire.Retirement;
import io.freshet.retire.VectorCensus;
import io.freshet.retire.VectorTopic;
import io.freshet.similar.SimilarItems.Encoder;
import io.freshet.topic.Acls;
import io.freshet.topic.BrokerNames;
import io.freshet.topic.FreshetProcess;
import io.freshet.topic.TopicSetup;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code freshet topics retire-encoder}. */
@Command(
    name = "retire-encoder",
    description =
        "Take the vectors of one version of an encoder out of their topic, and so out of every edge"
            + " and job; without --write, count them.")
final class TopicsRetireEncoderCommand implements Callable<Integer> {
  @Parameters(
      paramLabel = "ENCODER/VERSION",
      description = "Whose vectors; the folder of the encoder's package ends so.")
  private String named = "";

  @Option(
      names = "--others",
      description = "Those of every other version of this encoder instead, and keep these.")
  private boolean others;

  @Option(names = "--write", description = "Take them away.")
  private boolean write;

  @Option(
      names = "--even-if-used",
      description =
          "Also those that edges compare, or may compare, and those that a model of the"
              + " configuration goes by.")
  private boolean evenIfUsed;

  @Mixin private JobConfigOption config;
  @Mixin private OutputOptions output;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    Console console = output.console();
    Encoder encoder = encoder();
    RecommendConfig job = config.read();
    String topic = job.topics().itemVectors();
    console.line("reading %s at %s", topic, job.kafka().bootstrap());
    checkAccess(job);
    VectorTopic vectors = new VectorTopic(job.kafka(), topic);
    VectorCensus census = vectors.read();
    if (!census.encoders().contains(encoder)) {
      throw new Failure(ExitCode.BAD_INPUT, notThere(encoder, topic, census));
    }
    Retirement retirement =
        Retirement.of(
            census,
            encoder,
            others ? Retirement.Scope.OTHERS : Retirement.Scope.NAMED,
            ModelEncoders.of(job.experiment().variants(), console));
    refuse(retirement.objections());
    long left = write ? takeAway(vectors, census, retirement) : 0;
    tell(console, topic, census, retirement);
    if (left > 0) {
      console.line("%,d of them came again: stop the job of this encoder first", left);
    }
    console.result(outcome(topic, census, retirement, left));
    return left == 0 ? ExitCode.OK.code() : ExitCode.FAILED.code();
  }

  private Encoder encoder() {
    String[] parts = named.split("/", -1);
    if (parts.length != 2 || parts[0].isEmpty() || parts[1].isEmpty()) {
      throw new ParameterException(
          spec.commandLine(), "'%s' names no version, expected ENCODER/VERSION".formatted(named));
    }
    return new Encoder(parts[0], parts[1]);
  }

  private static void checkAccess(RecommendConfig job) {
    TopicSetup.checkAccess(
        job.kafka().forAdmin(),
        Acls.needed(FreshetProcess.OPERATOR, BrokerNames.of(job.topics()), "User:freshet-operator"),
        job.layout().start().patience());
  }

  private static String notThere(Encoder encoder, String topic, VectorCensus census) {
    String there =
        census.encoders().stream()
            .map(each -> "%s (%,d records)".formatted(each, census.records(each)))
            .collect(Collectors.joining(", "));
    return "no record of %s stands in %s; there %s"
        .formatted(encoder, topic, there.isEmpty() ? "is none at all" : "are those of " + there);
  }

  private void refuse(List<String> objections) {
    if (!objections.isEmpty() && !evenIfUsed) {
      throw new Failure(
          ExitCode.BAD_INPUT,
          String.join("; ", objections) + "; where that does not matter, say --even-if-used");
    }
  }

  /** Returns how many stand there again. */
  private static long takeAway(VectorTopic vectors, VectorCensus census, Retirement retirement) {
    vectors.takeAway(census, retirement.encoders());
    VectorCensus after = vectors.read();
    return retirement.encoders().stream().mapToLong(after::records).sum();
  }

  private void tell(Console console, String topic, VectorCensus census, Retirement retirement) {
    String goes = write ? "taken away" : "to be taken away";
    for (Encoder each : census.encoders()) {
      String line =
          "  %-48s %,10d records  %s"
              .formatted(
                  each, census.records(each), retirement.encoders().contains(each) ? goes : "");
      console.line("%s", line.stripTrailing());
    }
    if (!write && !retirement.encoders().isEmpty()) {
      console.line("nothing was written to %s: say --write to take them away", topic);
    }
  }

  private Map<String, Object> outcome(
      String topic, VectorCensus census, Retirement retirement, long left) {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (Encoder each : census.encoders()) {
      Map<String, Object> row = new LinkedHashMap<>();
      row.put("encoder", each.name());
      row.put("version", each.version());
      row.put("records", census.records(each));
      row.put("answers", census.answering().filter(each::equals).isPresent());
      row.put("retired", retirement.encoders().contains(each));
      rows.add(row);
    }
    Map<String, Object> outcome = new LinkedHashMap<>();
    outcome.put("topic", topic);
    outcome.put("written", write);
    outcome.put("records", retirement.encoders().stream().mapToInt(census::records).sum());
    outcome.put("left", left);
    outcome.put("encoders", rows);
    return outcome;
  }
}
