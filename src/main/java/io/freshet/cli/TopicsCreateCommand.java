package io.freshet.cli;

import io.freshet.job.RecommendConfig;
import io.freshet.topic.TopicPlan;
import io.freshet.topic.TopicSetup;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code freshet topics create}. */
@Command(
    name = "create",
    description = "Create every topic that is missing and verify all of them, then end.")
final class TopicsCreateCommand implements Callable<Integer> {
  @Mixin private JobConfigOption config;
  @Mixin private OutputOptions output;

  @Override
  public Integer call() {
    Console console = output.console();
    RecommendConfig job = config.read();
    TopicPlan plan = job.layout().plan();
    console.line("waiting for Kafka at %s", job.kafka().bootstrap());
    int created =
        TopicSetup.createOrVerify(job.kafka().forAdmin(), plan, job.layout().start().patience());
    console.line("%d topics as planned, %d of them created now", plan.topics().size(), created);
    Map<String, Object> outcome = new LinkedHashMap<>();
    outcome.put("topics", plan.topics().size());
    outcome.put("created", created);
    console.result(outcome);
    return ExitCode.OK.code();
  }
}
