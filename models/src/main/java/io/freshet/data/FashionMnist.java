package io.freshet.data;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Fashion-MNIST (Xiao, Rasul and Vollgraf, 2017): 28 x 28 grey pictures of clothes of ten kinds,
 * 60,000 to learn from and 10,000 for the test.
 */
public final class FashionMnist {
  public static final String NAME = "fashion-mnist";

  public static final String LICENCE_NOTE = "Fashion-MNIST, MIT licence, (c) 2017 Zalando SE";

  private static final List<String> CLASSES =
      List.of(
          "T-shirt/top",
          "Trouser",
          "Pullover",
          "Dress",
          "Coat",
          "Sandal",
          "Shirt",
          "Sneaker",
          "Bag",
          "Ankle boot");

  private FashionMnist() {}

  /** To learn from. */
  public static PictureSet train(Path folder) throws BadPictures {
    return read(folder, "train");
  }

  /** To be asked last. */
  public static PictureSet test(Path folder) throws BadPictures {
    return read(folder, "t10k");
  }

  private static PictureSet read(Path folder, String part) throws BadPictures {
    Path pictures = file(folder, part + "-images-idx3-ubyte");
    Path labels = file(folder, part + "-labels-idx1-ubyte");
    IdxFile pixels = IdxFile.read(pictures, 3);
    IdxFile classes = IdxFile.read(labels, 1);
    if (pixels.sizes()[0] != classes.sizes()[0]) {
      throw new BadPictures(
          "cannot read %s: it holds %d labels, %s holds %d pictures"
              .formatted(labels, classes.sizes()[0], pictures, pixels.sizes()[0]));
    }
    PictureSet.Size size = new PictureSet.Size(1, pixels.sizes()[1], pixels.sizes()[2]);
    try {
      return new PictureSet(NAME, size, pixels.bytes(), classes.bytes(), CLASSES);
    } catch (IllegalArgumentException e) {
      throw new BadPictures("cannot read %s: %s".formatted(labels, e.getMessage()), e);
    }
  }

  private static Path file(Path folder, String called) throws BadPictures {
    for (String ending : List.of("", ".gz")) {
      Path file = folder.resolve(called + ending);
      if (Files.isRegularFile(file)) {
        return file;
      }
    }
    throw new BadPictures(
        "cannot open data set %s: found neither %s nor %s.gz in %s"
            .formatted(NAME, called, called, folder));
  }
}
