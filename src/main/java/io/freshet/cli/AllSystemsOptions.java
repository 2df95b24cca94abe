package io.freshet.cli;

import io.freshet.measure.Conditions;
import io.freshet.system.SystemCatalogue;
import io.freshet.system.SystemDefinition;
import io.freshet.system.UnfitSystem;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Of {@code evaluate --all}; used as an argument group, so that none goes without the first. */
final class AllSystemsOptions {
  @Option(
      names = "--all",
      required = true,
      description =
          "Train, export and measure every system; what the ledger holds is not run again.")
  private boolean all;

  @Option(
      names = "--out",
      defaultValue = ".data/evaluate/packages",
      description = "Repository the packages go to (${DEFAULT-VALUE}).")
  private Path out;

  @Option(
      names = "--work",
      defaultValue = ".data/evaluate/work",
      description = "Folder for checkpoints, from which training goes on (${DEFAULT-VALUE}).")
  private Path work;

  @Option(
      names = "--ledger",
      description = "File of rows (src/docs/results/systems-<dataset>.jsonl).")
  private @Nullable Path ledger;

  @Option(
      names = "--budget",
      defaultValue = "30m",
      converter = DurationOption.class,
      description = "CPU time of the process for training one model (${DEFAULT-VALUE}).")
  private Duration budget;

  @Option(
      names = "--threads",
      defaultValue = "2",
      description = "That share a training step (${DEFAULT-VALUE}).")
  private int threads;

  @Option(
      names = "--systems",
      split = ",",
      description = "Only these of those that `freshet models systems` lists.")
  private List<String> systems = List.of();

  @Option(
      names = "--seeds",
      split = ",",
      defaultValue = "1",
      description = "One model each (${DEFAULT-VALUE}).")
  private List<Long> seeds;

  @Option(names = "--again", description = "Measure also what the ledger holds, from the start.")
  private boolean again;

  @Option(names = "--table", description = "Print what the ledger holds and run nothing.")
  private boolean table;

  @Option(names = "--page", description = "Write what the ledger holds as a page to this file.")
  private @Nullable Path page;

  Path out() {
    return out;
  }

  Path work() {
    return work;
  }

  Path ledger(String dataset) {
    return ledger == null
        ? Path.of("src", "docs", "results", "systems-" + dataset + ".jsonl")
        : ledger;
  }

  List<Long> seeds() {
    return seeds;
  }

  boolean again() {
    return again;
  }

  boolean onlyTable() {
    return table;
  }

  @Nullable Path page() {
    return page;
  }

  /**
   * @throws Failure when nothing could be trained so
   */
  Conditions conditions() {
    try {
      return new Conditions(budget, threads);
    } catch (IllegalArgumentException e) {
      throw new Failure(ExitCode.USAGE, String.valueOf(e.getMessage()), e);
    }
  }

  /** Those asked for, or all. */
  List<SystemDefinition> systems() {
    try {
      return systems.isEmpty()
          ? SystemCatalogue.all()
          : systems.stream().map(SystemCatalogue::named).toList();
    } catch (UnfitSystem e) {
      throw new Failure(ExitCode.USAGE, String.valueOf(e.getMessage()), e);
    }
  }
}
