package io.freshet.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.freshet.backend.cost.Cost;
import io.freshet.model.EncoderPackage;
import io.freshet.model.GoldenPictures;
import io.freshet.model.PictureInput;
import io.freshet.model.Provenance;
import io.freshet.score.Device;
import io.freshet.score.EncoderLease;
import io.freshet.score.PictureBatch;
import io.freshet.score.Scorers;
import io.freshet.system.picture.PictureFacts;
import io.freshet.system.picture.PicturePlan;
import io.freshet.system.picture.PictureShape;
import io.freshet.system.picture.PictureSystem;
import io.freshet.system.picture.VivitFactorisedEncoder;
import io.freshet.tensor.Weights;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ClipEncoderTest {
  private static final PictureInput READS = new PictureInput(1, 8, 24, 24);

  @TempDir Path repository;

  @Test
  void aSystemOfClipsGoesIntoAPackageAndGivesWhatPlainArithmeticGives() throws Exception {
    PictureFacts facts = PictureFacts.sample(new PictureShape(1, 8, 24, 24), 4);
    PictureSystem system = PicturePlan.of(new VivitFactorisedEncoder()).forPictures(facts);
    Map<String, Weights> weights = Cost.declarations(system).draw(1);
    TrainedEncoder trained =
        new TrainedEncoder("clips", system, weights, Provenance.of(system.name(), Map.of()));
    float[] clips = GoldenPictures.draw(7, List.of(2), READS).get(0);

    EncoderPackage encoder = EncoderExporter.to(repository).export(trained);

    assertThat(encoder.reads()).isEqualTo(READS);
    try (EncoderLease lease = Scorers.acquireEncoder(encoder.folder(), Device.CPU)) {
      assertThat(lease.scorer().encode(new PictureBatch(2, clips)))
          .containsExactly(trained.vectors(2, clips), within(1e-4f));
    }
  }
}
