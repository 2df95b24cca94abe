package io.freshet.cli;

import io.freshet.model.BadModelPackage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code freshet models show}. */
@Command(name = "show", description = "Everything a package says of itself.")
final class ModelsShowCommand implements Callable<Integer> {
  @Mixin private OutputOptions output;
  @Mixin private PackageFolders folders;

  @Override
  public Integer call() {
    Console console = output.console();
    List<Map<String, Object>> shown = new ArrayList<>();
    for (Path folder : folders.all()) {
      try {
        Map<String, Object> model = ModelDescription.of(folder);
        model.forEach((key, value) -> console.line("%-13s %s", key, value));
        console.line("");
        shown.add(model);
      } catch (BadModelPackage e) {
        throw new Failure(ExitCode.BAD_INPUT, e.getMessage(), e);
      }
    }
    console.result(Map.of("packages", shown));
    return ExitCode.OK.code();
  }
}
