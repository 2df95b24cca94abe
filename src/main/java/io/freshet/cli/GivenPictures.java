package io.freshet.cli;

import io.freshet.bench.Machine;
import io.freshet.data.BadPictures;
import io.freshet.data.FashionMnist;
import io.freshet.data.MovingFashionMnist;
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
    return read(
        dataset.folder(),
        (folder, machine) ->
            new VisionRun.Pictured(
                FashionMnist.train(folder).first(most), FashionMnist.test(folder), machine));
  }

  /**
   * The same, in motion.
   *
   * @param most clips to learn from
   * @throws Failure when they cannot be read
   */
  static VisionRun.Pictured moving(DatasetOptions dataset, int most) {
    return read(
        dataset.folder(),
        (folder, machine) ->
            new VisionRun.Pictured(
                MovingFashionMnist.train(folder, most), MovingFashionMnist.test(folder), machine));
  }

  private interface Reading {
    VisionRun.Pictured from(Path folder, Machine machine) throws BadPictures;
  }

  private static VisionRun.Pictured read(Path folder, Reading reading) {
    Machine machine = Machine.here(Path.of(System.getProperty("freshet.home", ".")));
    try {
      return reading.from(folder, machine);
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
