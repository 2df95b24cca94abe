package io.freshet.cli;

import io.freshet.data.BadPictures;
import io.freshet.data.FashionMnist;
import io.freshet.data.PictureSet;
import io.freshet.dataset.BadDataset;
import io.freshet.dataset.LabelledPictures;
import io.freshet.dataset.PictureFolder;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which pictures an encoder learns from; used as a picocli mixin. */
final class LabelledPictureOptions {
  private static final int SIDE = 32;

  @Option(
      names = "--pictures",
      description =
          "A folder of your own, with a folder for each class (2 to 256) that holds its PNG, JPEG,"
              + " GIF or WebP files; every tenth of a class is kept for the test.")
  private @Nullable Path pictures;

  @Option(
      names = "--dataset",
      description =
          "Instead: simulated-shop, which is drawn, or fashion-mnist, which needs --data.")
  private @Nullable String dataset;

  @Option(names = "--data", description = "The folder that the files of fashion-mnist lie in.")
  private @Nullable Path data;

  @Option(
      names = "--size",
      description = "Pixels of a side that the encoder reads, not of fashion-mnist (32).")
  private @Nullable Integer size;

  @Option(names = "--grey", description = "Reads brightness alone, not of fashion-mnist.")
  private boolean grey;

  @Option(
      names = "--count",
      defaultValue = "12000",
      description = "Pictures that simulated-shop draws to learn from (${DEFAULT-VALUE}).")
  private int count;

  @Option(
      names = "--licence",
      defaultValue = "",
      description = "What who made the pictures of --pictures asks of users; kept in the package.")
  private String licence;

  /** Before anything is read. */
  void check() {
    if ((pictures == null) == (dataset == null)) {
      throw new Failure(ExitCode.USAGE, "name one of --pictures and --dataset");
    }
    boolean fixed = FashionMnist.NAME.equals(dataset);
    if (dataset != null && !fixed && !dataset.equals(LabelledPictures.SIMULATED)) {
      throw new Failure(
          ExitCode.USAGE,
          "--dataset is '%s', expected %s or %s"
              .formatted(dataset, LabelledPictures.SIMULATED, FashionMnist.NAME));
    }
    if (fixed && (size != null || grey)) {
      throw new Failure(ExitCode.USAGE, "fashion-mnist is grey, 28 x 28: leave out --size, --grey");
    }
    if (fixed && data == null) {
      throw new Failure(ExitCode.USAGE, "fashion-mnist wants --data, the folder of its files");
    }
    new OptionBounds().atLeast("--size", side(), 8).atLeast("--count", count, 1000).finish();
  }

  String name() {
    return dataset == null ? String.valueOf(folder().getFileName()) : dataset;
  }

  LabelledPictures read() {
    try {
      if (dataset == null) {
        return PictureFolder.read(folder(), shape(), licence);
      }
      return dataset.equals(FashionMnist.NAME) && data != null
          ? LabelledPictures.fashionMnist(data)
          : LabelledPictures.simulated(shape(), count);
    } catch (BadDataset | BadPictures e) {
      throw new Failure(ExitCode.BAD_INPUT, String.valueOf(e.getMessage()), e);
    }
  }

  private Path folder() {
    if (pictures == null) {
      throw new IllegalStateException("no folder was given");
    }
    return pictures.toAbsolutePath().normalize();
  }

  private int side() {
    return size == null ? SIDE : size;
  }

  private PictureSet.Size shape() {
    return new PictureSet.Size(grey ? 1 : 3, side(), side());
  }
}
