package io.freshet.cli;

import io.freshet.evaluate.Estimate;
import io.freshet.measure.FewLabelsConditions;
import io.freshet.measure.FewLabelsPage;
import io.freshet.measure.FewLabelsRow;
import io.freshet.measure.FewLabelsRun;
import io.freshet.measure.FewLabelsRun.Told;
import io.freshet.measure.RowKey;
import io.freshet.measure.VisionRun;
import io.freshet.train.TrainingListener;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * {@code freshet evaluate --few-labels}: what learning from pictures without classes is worth, a
 * row for each start and share of labels that has none, then a table.
 */
final class FewLabelsComparison {
  private final DatasetOptions dataset;
  private final AllSystemsOptions options;
  private final Console console;

  FewLabelsComparison(DatasetOptions dataset, AllSystemsOptions options, Console console) {
    this.dataset = dataset;
    this.options = options;
    this.console = console;
  }

  int run() throws IOException {
    GivenPictures.checkName(dataset);
    LedgerFilling<FewLabelsRow> filling =
        LedgerFilling.open(options.ledger(dataset.name()), FewLabelsRow.class, options, console);
    if (!options.onlyTable()) {
      measure(filling);
    }
    FewLabelsPage page = new FewLabelsPage(filling.ledger(), dataset.name());
    page.tableLines().forEach(line -> console.line("%s", line));
    Path written = options.page();
    if (written != null) {
      page.write(written);
      console.line("page      %s", written);
    }
    return filling.end(dataset.name());
  }

  private void measure(LedgerFilling<FewLabelsRow> filling) throws IOException {
    FewLabelsConditions conditions = options.fewLabelsConditions();
    List<Double> shares = options.labels();
    VisionRun.Pictured pictured = GivenPictures.of(dataset, options.pictures());
    for (long seed : options.seeds()) {
      List<FewLabelsRun> runs =
          Told.both(shares, seed).stream()
              .map(told -> new FewLabelsRun(pictured, conditions, told))
              .toList();
      if (options.again()) {
        runs.forEach(run -> run.forgetBefore(options.work()));
      }
      for (FewLabelsRun run : runs) {
        filling.attempt(new Tuned(run));
      }
    }
  }

  private final class Tuned implements LedgerFilling.Attempt<FewLabelsRow> {
    private final FewLabelsRun run;

    private Tuned(FewLabelsRun run) {
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
    public FewLabelsRow measure(TrainingListener listener) throws Exception {
      return run.measure(options.work(), listener);
    }

    @Override
    public String told(FewLabelsRow row) {
      Estimate accuracy = row.accuracy();
      return "%,d labels, accuracy %.2f %% +- %.2f"
          .formatted(row.data().train(), 100 * accuracy.mean(), 100 * accuracy.standardError());
    }
  }
}
