package io.freshet.cli;

import io.freshet.evaluate.Estimate;
import io.freshet.measure.ClipRow;
import io.freshet.measure.ClipRun;
import io.freshet.measure.Ledger;
import io.freshet.measure.VisionPage;
import io.freshet.measure.VisionRun;
import io.freshet.system.picture.PictureCatalogue;
import io.freshet.system.picture.PictureDefinition;
import io.freshet.train.TrainingListener;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Fashion-MNIST in motion: which way a picture moves. */
record MovingClips() implements VisionData<ClipRow> {
  @Override
  public Class<ClipRow> rows() {
    return ClipRow.class;
  }

  @Override
  public List<PictureDefinition> systems() {
    return PictureCatalogue.ofClips();
  }

  @Override
  public List<PictureDefinition> first() {
    return systems();
  }

  @Override
  public VisionRun.Pictured read(DatasetOptions dataset, int most) {
    return GivenPictures.moving(dataset, most);
  }

  @Override
  public ClipRow measure(VisionRun run, Path work, TrainingListener listener) throws IOException {
    return new ClipRun(run).measure(work, listener);
  }

  @Override
  public ClipRow timed(VisionRun run, ClipRow row) throws IOException {
    return new ClipRow(run.timed(row.ordered()), row.shuffled(), row.chance());
  }

  @Override
  public String told(ClipRow row) {
    Estimate ordered = row.ordered().accuracy();
    return "accuracy %.2f %% +- %.2f, frames shuffled %.2f %% +- %.2f, chance %.0f %%, %.1f CPU min"
        .formatted(
            100 * ordered.mean(),
            100 * ordered.standardError(),
            100 * row.shuffled().mean(),
            100 * row.shuffled().standardError(),
            100 * row.chance(),
            row.ordered().course().cpuMinutes());
  }

  @Override
  public VisionPage page(Ledger<ClipRow> ledger) {
    return VisionPage.ofClips(ledger, systems());
  }
}
