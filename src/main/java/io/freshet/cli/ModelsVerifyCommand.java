package io.freshet.cli;

import io.freshet.model.BadModelPackage;
import io.freshet.model.EncoderPackage;
import io.freshet.model.ModelPackage;
import io.freshet.model.ModelPackages;
import io.freshet.model.PackageKind;
import io.freshet.score.Device;
import io.freshet.score.EncoderLease;
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
    Verified verified =
        switch (PackageKind.of(folder)) {
          case MODEL -> model(folder, device);
          case ENCODER -> encoder(folder, device);
        };
    verdict.put("name", verified.name());
    verdict.put("version", verified.version());
    verdict.put("golden", verified.golden());
    verdict.put("device", verified.device());
    return "good: %s %s runs on %s, %s"
        .formatted(
            verified.name(),
            verified.version(),
            verified.device(),
            verified.golden() ? "golden vectors match" : "it brings no golden vectors");
  }

  /** What ran. */
  private record Verified(String name, String version, boolean golden, String device) {}

  private static Verified model(Path folder, Device device) throws BadModelPackage {
    ModelPackage model = ModelPackages.open(folder);
    try (ScorerLease lease = Scorers.acquire(model, device)) {
      return new Verified(
          model.name(),
          model.version(),
          model.golden().isPresent(),
          lease.placement().used().toString());
    }
  }

  private static Verified encoder(Path folder, Device device) throws BadModelPackage {
    try (EncoderLease lease = Scorers.acquireEncoder(folder, device)) {
      EncoderPackage encoder = lease.scorer().encoder();
      return new Verified(
          encoder.name(),
          encoder.version(),
          encoder.golden().isPresent(),
          lease.placement().used().toString());
    }
  }
}
