package io.freshet.dataset;

import io.freshet.config.FileProblem;
import io.freshet.simulator.ShopPictures;
import io.freshet.simulator.SimulationSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Where the pictures of the items of a data set are. */
public sealed interface ItemPictures {
  /** A file of some kind; empty where the item has none. */
  Optional<byte[]> of(String itemId) throws BadDataset;

  /** Those that the data set makes itself; empty where it makes none. */
  static Optional<ItemPictures> madeBy(String dataset) {
    return dataset.equals(Datasets.SIMULATED)
        ? Optional.of(new Drawn(new ShopPictures(SimulationSettings.SHOP_SEED)))
        : Optional.empty();
  }

  /** A folder with a file for each item, called as the item with the ending of its kind. */
  record InFolder(Path folder) implements ItemPictures {
    private static final List<String> ENDINGS = List.of("png", "jpg", "jpeg", "webp", "gif");

    @Override
    public Optional<byte[]> of(String itemId) throws BadDataset {
      for (String ending : ENDINGS) {
        Path file = folder.resolve(fileName(itemId) + "." + ending);
        if (Files.isRegularFile(file)) {
          try {
            return Optional.of(Files.readAllBytes(file));
          } catch (IOException e) {
            throw new BadDataset("cannot read %s: %s".formatted(file, FileProblem.reason(e)), e);
          }
        }
      }
      return Optional.empty();
    }

    /** An id may hold anything; a file of it lies in the folder. */
    private static String fileName(String itemId) {
      return itemId.replace('/', '_').replace('\\', '_').replace('\0', '_');
    }
  }

  /** What a simulated shop draws. */
  record Drawn(ShopPictures shop) implements ItemPictures {
    @Override
    public Optional<byte[]> of(String itemId) {
      return shop.of(itemId);
    }
  }
}
