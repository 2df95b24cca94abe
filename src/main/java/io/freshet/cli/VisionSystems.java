package io.freshet.cli;

import io.freshet.bench.Machine;
import io.freshet.data.BadPictures;
import io.freshet.data.FashionMnist;
import io.freshet.measure.BadLedger;
import io.freshet.measure.Ledger;
import io.freshet.measure.VisionConditions;
import io.freshet.measure.VisionPage;
import io.freshet.measure.VisionRow;
import io.freshet.measure.VisionRun;
import io.freshet.system.picture.PictureCatalogue;
import io.freshet.system.picture.PictureDefinition;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code freshet evaluate --vision}: a row for every picture system that has none, then a table.
 */
final class VisionSystems {
  private static final Logger LOG = LoggerFactory.getLogger(VisionSystems.class);

  private final DatasetOptions dataset;
  private final AllSystemsOptions options;
  private final Console console;
  private final List<String> failures = new ArrayList<>();
  private int measured;

  VisionSystems(DatasetOptions dataset, AllSystemsOptions options, Console console) {
    this.dataset = dataset;
    this.options = options;
    this.console = console;
  }

  int run() throws IOException {
    if (!dataset.name().equals(FashionMnist.NAME)) {
      throw new Failure(
          ExitCode.USAGE,
          "no pictures are called '%s'; there are %s".formatted(dataset.name(), FashionMnist.NAME));
    }
    Path file = options.ledger(dataset.name());
    Ledger<VisionRow> ledger = opened(file);
    if (!options.onlyTable()) {
      measure(ledger);
    }
    VisionPage page = new VisionPage(ledger, dataset.name(), PictureCatalogue.all());
    page.tableLines().forEach(line -> console.line("%s", line));
    Path written = options.page();
    if (written != null) {
      page.write(written);
      console.line("page      %s", written);
    }
    failures.forEach(failure -> console.line("failed    %s", failure));
    Map<String, Object> outcome = new LinkedHashMap<>();
    outcome.put("dataset", dataset.name());
    outcome.put("ledger", file.toString());
    outcome.put("rows", ledger.rows().size());
    outcome.put("measured", measured);
    outcome.put("failures", failures);
    console.result(outcome);
    return failures.isEmpty() ? ExitCode.OK.code() : ExitCode.FAILED.code();
  }

  private static Ledger<VisionRow> opened(Path file) throws IOException {
    try {
      return Ledger.open(file, VisionRow.class);
    } catch (BadLedger e) {
      throw new Failure(ExitCode.BAD_INPUT, String.valueOf(e.getMessage()), e);
    }
  }

  private void measure(Ledger<VisionRow> ledger) throws IOException {
    VisionConditions conditions = options.visionConditions();
    List<PictureDefinition> systems = options.pictureSystems();
    VisionRun.Pictured pictured = pictured(conditions);
    for (long seed : options.seeds()) {
      for (PictureDefinition system : systems) {
        attempt(new VisionRun(pictured, conditions, system, seed), ledger);
      }
    }
  }

  private VisionRun.Pictured pictured(VisionConditions conditions) {
    Path home = Path.of(System.getProperty("freshet.home", "."));
    Path folder = dataset.folder();
    try {
      return new VisionRun.Pictured(
          FashionMnist.train(folder).first(conditions.pictures()),
          FashionMnist.test(folder),
          Machine.here(home));
    } catch (BadPictures e) {
      throw new Failure(ExitCode.BAD_INPUT, String.valueOf(e.getMessage()), e);
    }
  }

  /** One that fails does not keep the others from running. */
  private void attempt(VisionRun run, Ledger<VisionRow> ledger) throws IOException {
    String called = run.key().method() + ", seed " + run.key().seed();
    if (ledger.holds(run.key()) && !options.again()) {
      console.line("%s: in the ledger", called);
      return;
    }
    if (options.again()) {
      run.forget(options.work());
    }
    VisionRow row;
    try {
      row = run.measure(options.work(), new EpochLines(console, called));
    } catch (Exception e) {
      LOG.error("{} could not be measured", called, e);
      failures.add(called + ": " + SentenceOnFailure.sentence(e));
      console.line("%s", failures.get(failures.size() - 1));
      return;
    }
    ledger.append(row);
    measured++;
    console.line(
        "%s: accuracy %.2f %% +- %.2f, %.1f CPU min",
        called,
        100 * row.accuracy().mean(),
        100 * row.accuracy().standardError(),
        row.course().cpuMinutes());
  }
}
