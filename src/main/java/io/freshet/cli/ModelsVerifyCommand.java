package io.freshet.cli;

import io.freshet.model.BadModelPackage;
import io.freshet.model.ModelPackage;
import io.freshet.model.ModelPackages;
import io.freshet.score.Device;
import io.freshet.score.ModelTrial;
import io.freshet.score.ScorerLease;
import io.freshet.score.Scorers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code freshet models verify}. */
@Command(
    name = "verify",
    description = "Check packages as a job does before traffic: files, graph, golden vectors.")
final class ModelsVerifyCommand implements Callable<Integer> {
  @Mixin private OutputOptions output;
  @Mixin private PackageFolders folders;

  @Option(
      names = "--device",
      defaultValue = "auto",
      converter = DeviceOption.class,
      description = "auto, cpu or cuda:<n> (${DEFAULT-VALUE}).")
  private Device device;

  @Override
  public Integer call() {
    Console console = output.console();
    List<Map<String, Object>> verdicts = new ArrayList<>();
    boolean allGood = true;
    for (Path folder : folders.all()) {
      Map<String, Object> verdict = new LinkedHashMap<>();
      verdict.put("folder", folder.toString());
      String said;
      try {
        said = verify(folder, device, verdict);
        verdict.put("ok", true);
      } catch (BadModelPackage e) {
        said = "refused: " + e.getMessage();
        verdict.put("ok", false);
        allGood = false;
      }
      verdict.put("says", said);
      console.line("%s", said);
      verdicts.add(verdict);
    }
    console.result(Map.of("ok", allGood, "packages", verdicts));
    return allGood ? ExitCode.OK.code() : ExitCode.BAD_INPUT.code();
  }

  private static String verify(Path folder, Device device, Map<String, Object> verdict)
      throws BadModelPackage {
    ModelTrial.run(folder, device);
    ModelPackage model = ModelPackages.open(folder);
    try (ScorerLease lease = Scorers.acquire(model, device)) {
      boolean golden = model.golden().isPresent();
      verdict.put("name", model.name());
      verdict.put("version", model.version());
      verdict.put("golden", golden);
      verdict.put("device", lease.placement().used().toString());
      return "good: %s %s runs on %s, %s"
          .formatted(
              model.name(),
              model.version(),
              lease.placement().used(),
              golden ? "golden vectors match" : "it brings no golden vectors");
    }
  }
}
