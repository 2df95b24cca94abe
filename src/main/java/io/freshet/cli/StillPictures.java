package io.freshet.cli;

import io.freshet.data.FashionMnist;
import io.freshet.evaluate.Estimate;
import io.freshet.measure.Ledger;
import io.freshet.measure.VisionPage;
import io.freshet.measure.VisionRow;
import io.freshet.measure.VisionRun;
import io.freshet.system.picture.PictureCatalogue;
import io.freshet.system.picture.PictureDefinition;
import io.freshet.train.TrainingListener;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Fashion-MNIST: what is in a picture. */
record StillPictures() implements VisionData<VisionRow> {
  @Override
  public Class<VisionRow> rows() {
    return VisionRow.class;
  }

  @Override
  public List<PictureDefinition> systems() {
    return PictureCatalogue.all();
  }

  @Override
  public List<PictureDefinition> first() {
    return PictureCatalogue.first();
  }

  @Override
  public VisionRun.Pictured read(DatasetOptions dataset, int most) {
    return GivenPictures.of(dataset, most);
  }

  @Override
  public VisionRow measure(VisionRun run, Path work, TrainingListener listener) throws IOException {
    return run.measure(work, listener);
  }

  @Override
  public VisionRow timed(VisionRun run, VisionRow row) throws IOException {
    return run.timed(row);
  }

  @Override
  public String told(VisionRow row) {
    Estimate accuracy = row.accuracy();
    return "accuracy %.2f %% +- %.2f, %.1f CPU min"
        .formatted(
            100 * accuracy.mean(), 100 * accuracy.standardError(), row.course().cpuMinutes());
  }

  @Override
  public VisionPage page(Ledger<VisionRow> ledger) {
    return VisionPage.ofPictures(ledger, FashionMnist.NAME, systems());
  }
}
