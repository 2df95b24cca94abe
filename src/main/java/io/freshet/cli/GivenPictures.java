package io.freshet.cli;

import io.freshet.bench.Machine;
import io.freshet.data.BadPictures;
import io.freshet.data.FashionMnist;
import io.freshet.measure.VisionRun;
import java.nio.file.Path;

/** The pictures that a command names. */
final class GivenPictures {
  private GivenPictures() {}

  /**
   * @param most to learn from
   * @throws Failure when there are none of this name, or when they cannot be read
   */
  static VisionRun.Pictured of(DatasetOptions dataset, int most) {
    checkName(dataset);
    Path home = Path.of(System.getProperty("freshet.home", "."));
    Path folder = dataset.folder();
    try {
      return new VisionRun.Pictured(
          FashionMnist.train(folder).first(most), FashionMnist.test(folder), Machine.here(home));
    } catch (BadPictures e) {
      throw new Failure(ExitCode.BAD_INPUT, String.valueOf(e.getMessage()), e);
    }
  }

  /**
   * @throws Failure when no pictures have it
   */
  static void checkName(DatasetOptions dataset) {
    if (!dataset.name().equals(FashionMnist.NAME)) {
      throw new Failure(
          ExitCode.USAGE,
          "no pictures are called '%s'; there are %s".formatted(dataset.name(), FashionMnist.NAME));
    }
  }
}
