package io.freshet.cli;

import io.freshet.topic.TopicSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code freshet topics list}. */
@Command(name = "list", description = "The topics as they must be, without asking a broker.")
final class TopicsListCommand implements Callable<Integer> {
  @Mixin private JobConfigOption config;
  @Mixin private OutputOptions output;

  @Override
  public Integer call() {
    Console console = output.console();
    List<TopicSpec> topics = config.read().layout().plan().topics();
    List<Map<String, Object>> rows = new ArrayList<>();
    console.line("%-36s %10s %11s  %s", "TOPIC", "PARTITIONS", "REPLICATION", "KEEPS");
    for (TopicSpec topic : topics) {
      String keeps =
          topic.compacted()
              ? "the newest of each key"
              : "%d days".formatted(topic.retention().toDays());
      console.line(
          "%-36s %10d %11d  %s", topic.name(), topic.partitions(), topic.replication(), keeps);
      Map<String, Object> row = new LinkedHashMap<>();
      row.put("topic", topic.name());
      row.put("partitions", topic.partitions());
      row.put("replication", topic.replication());
      row.put("cleanup_policy", topic.cleanup().policy());
      if (!topic.compacted()) {
        row.put("retention_ms", topic.retention().toMillis());
      }
      rows.add(row);
    }
    console.result(Map.of("topics", rows));
    return ExitCode.OK.code();
  }
}
