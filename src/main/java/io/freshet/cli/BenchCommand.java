package io.freshet.cli;

import io.freshet.bench.Benchmark;
import io.freshet.bench.Benchmarks;
import io.freshet.bench.Figures;
import io.freshet.bench.Machine;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code freshet bench}: measures one thing on this machine and says what was measured how. */
@Command(name = "bench", description = "Measure speed; without a name, list what can be measured.")
final class BenchCommand implements Callable<Integer> {
  @Parameters(arity = "0..1", paramLabel = "NAME", description = "Which benchmark.")
  private String name = "";

  @Mixin private OutputOptions output;

  @Override
  public Integer call() throws Exception {
    Console console = output.console();
    List<Benchmark> all = Benchmarks.all();
    if (name.isEmpty()) {
      all.forEach(b -> console.line("%-10s %s", b.name(), b.question()));
      console.result(all.stream().collect(Collectors.toMap(Benchmark::name, Benchmark::question)));
      return ExitCode.OK.code();
    }
    for (Benchmark benchmark : all) {
      if (benchmark.name().equals(name)) {
        measure(benchmark, console);
        return ExitCode.OK.code();
      }
    }
    throw new Failure(
        ExitCode.USAGE,
        "no benchmark is named '%s'; there are %s"
            .formatted(name, all.stream().map(Benchmark::name).collect(Collectors.joining(", "))));
  }

  private static void measure(Benchmark benchmark, Console console) throws Exception {
    Machine machine = Machine.here(Path.of(System.getProperty("freshet.home", ".")));
    String command = "./freshet bench " + benchmark.name();
    console.line("question  %s", benchmark.question());
    console.line("command   %s", command);
    console.line("machine   %s", machine.hardware());
    console.line("commit    %s", machine.commit());
    Figures figures = benchmark.run(what -> console.line("  ... %s", what));
    figures.lines().forEach(line -> console.line("%s", line));
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("benchmark", benchmark.name());
    result.put("question", benchmark.question());
    result.put("command", command);
    result.put("machine", machine.hardware());
    result.put("commit", machine.commit());
    result.put("figures", figures.values());
    result.put("lines", figures.verdicts());
    console.result(result);
  }
}
