package io.freshet.cli;

import io.freshet.measure.NoiseConditions;
import io.freshet.measure.NoisePage;
import io.freshet.measure.NoiseRow;
import io.freshet.measure.NoiseRun;
import io.freshet.measure.RowKey;
import io.freshet.measure.VisionRun;
import io.freshet.train.TrainingListener;
import java.io.IOException;
import java.nio.file.Path;

/**
 * {@code freshet evaluate --noise}: how well a U-ViT tells noise, by how much of it there is, with
 * its skips and without.
 */
final class NoiseComparison {
  private final DatasetOptions dataset;
  private final AllSystemsOptions options;
  private final Console console;

  NoiseComparison(DatasetOptions dataset, AllSystemsOptions options, Console console) {
    this.dataset = dataset;
    this.options = options;
    this.console = console;
  }

  int run() throws IOException {
    GivenPictures.checkName(dataset);
    LedgerFilling<NoiseRow> filling =
        LedgerFilling.open(options.ledger(dataset.name()), NoiseRow.class, options, console);
    if (!options.onlyTable()) {
      measure(filling);
    }
    NoisePage page = new NoisePage(filling.ledger(), dataset.name());
    page.tableLines().forEach(line -> console.line("%s", line));
    Path written = options.page();
    if (written != null) {
      page.write(written);
      console.line("page      %s", written);
    }
    return filling.end(dataset.name());
  }

  private void measure(LedgerFilling<NoiseRow> filling) throws IOException {
    NoiseConditions conditions = options.noiseConditions();
    VisionRun.Pictured pictured = GivenPictures.of(dataset, conditions.pictures());
    for (long seed : options.seeds()) {
      for (NoiseRun.Skips skips : NoiseRun.Skips.values()) {
        filling.attempt(new Told(new NoiseRun(pictured, conditions, skips, seed)));
      }
    }
  }

  private final class Told implements LedgerFilling.Attempt<NoiseRow> {
    private final NoiseRun run;

    private Told(NoiseRun run) {
      this.run = run;
    }

    @Override
    public RowKey key() {
      return run.key();
    }

    @Override
    public void forget() {
      run.forget(options.work());
    }

    @Override
    public NoiseRow measure(TrainingListener listener) throws Exception {
      return run.measure(options.work(), listener);
    }

    @Override
    public String told(NoiseRow row) {
      return "%,d steps, %.1f CPU min".formatted(row.course().steps(), row.course().cpuMinutes());
    }
  }
}
