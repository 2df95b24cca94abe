package io.freshet.cli;

import io.freshet.job.EncodeTopics;
import io.freshet.job.JobTopics;
import io.freshet.job.RecommendConfig;
import io.freshet.topic.Acls;
import io.freshet.topic.BrokerNames;
import io.freshet.topic.FreshetProcess;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.kafka.common.acl.AclBinding;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code freshet topics acls}. */
@Command(
    name = "acls",
    description =
        "What each process must be allowed at the broker, as commands for Kafka's own tool.")
final class TopicsAclsCommand implements Callable<Integer> {
  @Option(
      names = "--principal",
      paramLabel = "PROCESS=PRINCIPAL",
      description = "Who a process is at the broker; User:freshet-<process> unless given.")
  private Map<FreshetProcess, String> principals = new LinkedHashMap<>();

  @Mixin private JobConfigOption config;
  @Mixin private OutputOptions output;

  @Override
  public Integer call() {
    Console console = output.console();
    RecommendConfig job = config.read();
    BrokerNames encoding = EncodeTopics.names(config.readEncoding());
    List<Map<String, Object>> rows = new ArrayList<>();
    for (FreshetProcess process : FreshetProcess.values()) {
      String name = process.name().toLowerCase(Locale.ROOT);
      String principal = principals.getOrDefault(process, "User:freshet-" + name);
      List<AclBinding> needed =
          Acls.needed(
              process,
              process == FreshetProcess.ENCODER ? encoding : JobTopics.names(job),
              principal);
      console.line("# %s", name);
      Acls.asCommands(needed, job.kafka().bootstrap()).forEach(console.people()::println);
      needed.forEach(binding -> rows.add(row(name, binding)));
    }
    console.result(Map.of("acls", rows));
    return ExitCode.OK.code();
  }

  private static Map<String, Object> row(String process, AclBinding binding) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("process", process);
    row.put("principal", binding.entry().principal());
    row.put("operation", binding.entry().operation().name());
    row.put("resource_type", binding.pattern().resourceType().name());
    row.put("pattern_type", binding.pattern().patternType().name());
    row.put("name", binding.pattern().name());
    return row;
  }
}
