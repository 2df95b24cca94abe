package io.freshet.dataset;

import io.freshet.data.PictureSet;
import io.freshet.model.PictureInput;
import io.freshet.picture.BadPicture;
import io.freshet.picture.PictureLimits;
import io.freshet.picture.PictureReader;
import io.freshet.picture.PictureTensor;
import java.io.ByteArrayOutputStream;
import java.util.List;

/** Pictures of any size as an encoder will be shown them, gathered to learn from. */
final class PictureCollector {
  /** Of all pictures together, in bytes. */
  static final long MOST_BYTES = 1L << 30;

  private static final int WHITE = 255;

  private final PictureReader reader = new PictureReader(PictureLimits.defaults());
  private final PictureTensor tensor;
  private final PictureSet.Size size;
  private final ByteArrayOutputStream pixels = new ByteArrayOutputStream();
  private final ByteArrayOutputStream labels = new ByteArrayOutputStream();

  PictureCollector(PictureSet.Size size) {
    this.size = size;
    this.tensor =
        new PictureTensor(new PictureInput(size.channels(), 1, size.height(), size.width()));
  }

  int pictures() {
    return labels.size();
  }

  boolean hasRoom() {
    return pixels.size() + (long) size.values() <= MOST_BYTES;
  }

  /**
   * @throws BadPicture when the file is none that the encoding job would read
   */
  void add(byte[] file, int label) throws BadPicture {
    for (float value : tensor.of(reader.read(file, ""))) {
      pixels.write(Math.round(value * WHITE));
    }
    labels.write(label);
  }

  PictureSet set(String name, List<String> classes) {
    return new PictureSet(name, size, pixels.toByteArray(), labels.toByteArray(), classes);
  }
}
