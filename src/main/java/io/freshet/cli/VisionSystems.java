package io.freshet.cli;

import io.freshet.evaluate.Estimate;
import io.freshet.measure.RowKey;
import io.freshet.measure.VisionConditions;
import io.freshet.measure.VisionPage;
import io.freshet.measure.VisionRow;
import io.freshet.measure.VisionRun;
import io.freshet.system.picture.PictureCatalogue;
import io.freshet.system.picture.PictureDefinition;
import io.freshet.train.TrainingListener;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * {@code freshet evaluate --vision}: a row for every picture system that has none, then a table.
 */
final class VisionSystems {
  private final DatasetOptions dataset;
  private final AllSystemsOptions options;
  private final Console console;

  VisionSystems(DatasetOptions dataset, AllSystemsOptions options, Console console) {
    this.dataset = dataset;
    this.options = options;
    this.console = console;
  }

  int run() throws IOException {
    GivenPictures.checkName(dataset);
    LedgerFilling<VisionRow> filling =
        LedgerFilling.open(options.ledger(dataset.name()), VisionRow.class, options, console);
    if (!options.onlyTable()) {
      measure(filling);
    }
    VisionPage page = new VisionPage(filling.ledger(), dataset.name(), PictureCatalogue.all());
    page.tableLines().forEach(line -> console.line("%s", line));
    Path written = options.page();
    if (written != null) {
      page.write(written);
      console.line("page      %s", written);
    }
    return filling.end(dataset.name());
  }

  private void measure(LedgerFilling<VisionRow> filling) throws IOException {
    VisionConditions conditions = options.visionConditions();
    List<PictureDefinition> systems = options.pictureSystems();
    VisionRun.Pictured pictured = GivenPictures.of(dataset, conditions.pictures());
    for (long seed : options.seeds()) {
      for (PictureDefinition system : systems) {
        filling.attempt(new Classified(new VisionRun(pictured, conditions, system, seed)));
      }
    }
  }

  private final class Classified implements LedgerFilling.Attempt<VisionRow> {
    private final VisionRun run;

    private Classified(VisionRun run) {
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
    public VisionRow measure(TrainingListener listener) throws Exception {
      return run.measure(options.work(), listener);
    }

    @Override
    public String told(VisionRow row) {
      Estimate accuracy = row.accuracy();
      return "accuracy %.2f %% +- %.2f, %.1f CPU min"
          .formatted(
              100 * accuracy.mean(), 100 * accuracy.standardError(), row.course().cpuMinutes());
    }
  }
}
