package io.freshet.cli;

import io.freshet.model.BadModelPackage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code freshet models list}. */
@Command(name = "list", description = "One line for each package, without running it.")
final class ModelsListCommand implements Callable<Integer> {
  @Mixin private OutputOptions output;
  @Mixin private PackageFolders folders;

  @Override
  public Integer call() {
    Console console = output.console();
    List<Path> all = folders.all();
    List<Map<String, Object>> rows = new ArrayList<>();
    console.line(
        "%-24s %-16s %-20s %8s %6s  %s", "NAME", "VERSION", "BUILT", "ITEMS", "LENGTH", "");
    for (Path folder : all) {
      Map<String, Object> row;
      try {
        row = ModelDescription.of(folder);
        console.line(
            "%-24s %-16s %-20s %8s %6s  %s",
            row.getOrDefault("name", ""),
            row.getOrDefault("version", ""),
            row.getOrDefault("builtAt", ""),
            row.getOrDefault("items", "encoder"),
            row.getOrDefault("maxLength", ""),
            row.getOrDefault("licence", ""));
      } catch (BadModelPackage e) {
        row = new LinkedHashMap<>();
        row.put("folder", folder.toString());
        row.put("refused", e.getMessage());
        console.line("refused: %s", e.getMessage());
      }
      rows.add(row);
    }
    console.result(Map.of("packages", rows));
    return ExitCode.OK.code();
  }
}
