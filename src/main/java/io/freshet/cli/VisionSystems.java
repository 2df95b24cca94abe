package io.freshet.cli;

import io.freshet.data.FashionMnist;
import io.freshet.data.MovingFashionMnist;
import io.freshet.measure.Keyed;
import io.freshet.measure.Ledger;
import io.freshet.measure.RowKey;
import io.freshet.measure.VisionConditions;
import io.freshet.measure.VisionPage;
import io.freshet.measure.VisionRun;
import io.freshet.system.picture.PictureDefinition;
import io.freshet.train.TrainingListener;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * {@code freshet evaluate --vision}: a row for every picture system that has none, then a table.
 *
 * @param <R> what a row is
 */
final class VisionSystems<R extends Keyed> {
  private final DatasetOptions dataset;
  private final AllSystemsOptions options;
  private final Console console;
  private final VisionData<R> data;

  private VisionSystems(
      DatasetOptions dataset, AllSystemsOptions options, Console console, VisionData<R> data) {
    this.dataset = dataset;
    this.options = options;
    this.console = console;
    this.data = data;
  }

  static int run(DatasetOptions dataset, AllSystemsOptions options, Console console)
      throws IOException {
    if (dataset.name().equals(FashionMnist.NAME)) {
      return new VisionSystems<>(dataset, options, console, new StillPictures()).run();
    }
    if (dataset.name().equals(MovingFashionMnist.NAME)) {
      return new VisionSystems<>(dataset, options, console, new MovingClips()).run();
    }
    throw new Failure(
        ExitCode.USAGE,
        "no pictures are called '%s'; there are %s, %s"
            .formatted(dataset.name(), FashionMnist.NAME, MovingFashionMnist.NAME));
  }

  private int run() throws IOException {
    LedgerFilling<R> filling =
        LedgerFilling.open(options.ledger(dataset.name()), data.rows(), options, console);
    if (!options.onlyTable()) {
      measure(filling);
    }
    VisionPage page = data.page(filling.ledger());
    page.tableLines().forEach(line -> console.line("%s", line));
    Path written = options.page();
    if (written != null) {
      page.write(written);
      console.line("page      %s", written);
    }
    return filling.end(dataset.name());
  }

  private void measure(LedgerFilling<R> filling) throws IOException {
    VisionConditions conditions = options.visionConditions();
    List<PictureDefinition> systems = options.pictureSystems(data);
    VisionRun.Pictured pictured = data.read(dataset, conditions.pictures());
    for (long seed : options.seeds()) {
      for (PictureDefinition system : systems) {
        VisionRun run = new VisionRun(pictured, conditions, system, seed);
        if (options.timesAgain()) {
          timeAgain(filling.ledger(), run);
        } else {
          filling.attempt(new Classified(run));
        }
      }
    }
  }

  private void timeAgain(Ledger<R> ledger, VisionRun run) throws IOException {
    for (R row : ledger.rows()) {
      if (row.key().equals(run.key())) {
        R timed = data.timed(run, row);
        ledger.append(timed);
        console.line("%s, seed %d: timed again", run.key().method(), run.key().seed());
      }
    }
  }

  private final class Classified implements LedgerFilling.Attempt<R> {
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
    public R measure(TrainingListener listener) throws Exception {
      return data.measure(run, options.work(), listener);
    }

    @Override
    public String told(R row) {
      return data.told(row);
    }
  }
}
