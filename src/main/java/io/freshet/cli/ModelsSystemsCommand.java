package io.freshet.cli;

import io.freshet.system.Parts;
import io.freshet.system.SystemCatalogue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code freshet models systems}. */
@Command(
    name = "systems",
    description = "What can be trained: each system with its parts, reach and cost.")
final class ModelsSystemsCommand implements Callable<Integer> {
  @Mixin private OutputOptions output;

  @Override
  public Integer call() {
    Console console = output.console();
    List<Map<String, Object>> rows = new ArrayList<>();
    console.line(
        "%-20s %-14s %-18s %-14s %-32s %-26s %7s %8s",
        "NAME", "MODE", "REACH", "TABLE", "MIXER", "WRAPPER", "MFLOP", "DOUBLED");
    SystemCatalogue.all().stream()
        .map(SystemSheet::of)
        .forEach(
            sheet -> {
              print(console, sheet);
              rows.add(sheet.toMap());
            });
    console.line("");
    console.line(
        "MFLOP: one user, full history, %,d items. DOUBLED: times as many to encode twice as long"
            + " a history.",
        SystemSheet.ITEMS);
    console.result(Map.of("systems", rows));
    return ExitCode.OK.code();
  }

  private static void print(Console console, SystemSheet sheet) {
    Parts parts = sheet.system().parts();
    console.line(
        "%-20s %-14s %-18s %-14s %-32s %-26s %7.1f %7.1fx",
        sheet.card().name(),
        sheet.mode(),
        sheet.reach(),
        parts.table().label(),
        sheet.mixers(),
        parts.body().label(),
        sheet.megaflops(),
        sheet.growth());
    console.line("  %s", sheet.card().paper());
    console.line("  %s", sheet.card().difference());
  }
}
