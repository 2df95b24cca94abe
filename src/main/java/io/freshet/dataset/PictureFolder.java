package io.freshet.dataset;

import io.freshet.config.FileProblem;
import io.freshet.data.PictureSet;
import io.freshet.picture.BadPicture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Pictures of one's own: a folder with a folder for each class, whose name is the class and whose
 * files are its pictures. What begins with a dot is not looked at. Of each class every tenth file,
 * by name, is kept for the test.
 */
public final class PictureFolder {
  private static final int TEST_EVERY = 10;

  /** A label is a byte. */
  private static final int MOST_CLASSES = 256;

  private final Path folder;
  private final PictureCollector train;
  private final PictureCollector test;
  private int leftOut;

  private PictureFolder(Path folder, PictureSet.Size size) {
    this.folder = folder;
    this.train = new PictureCollector(size);
    this.test = new PictureCollector(size);
  }

  /**
   * @param licence what who made the pictures asks of users of a model
   * @throws BadDataset when there are not two classes with pictures, or too many of either
   */
  public static LabelledPictures read(Path folder, PictureSet.Size size, String licence)
      throws BadDataset {
    return new PictureFolder(folder, size).read(licence);
  }

  private LabelledPictures read(String licence) throws BadDataset {
    List<Path> classes = sorted(folder).stream().filter(Files::isDirectory).toList();
    if (classes.size() < 2 || classes.size() > MOST_CLASSES) {
      throw new BadDataset(
          "cannot learn from %s: it holds %d folders, expected 2 to %d, one for each class"
              .formatted(folder, classes.size(), MOST_CLASSES));
    }
    List<String> names = new ArrayList<>();
    for (Path one : classes) {
      int before = train.pictures();
      readClass(one, names.size());
      if (train.pictures() == before) {
        throw new BadDataset(
            "cannot learn from %s: it holds no PNG, JPEG, GIF or WebP that can be read"
                .formatted(one));
      }
      names.add(one.getFileName().toString());
    }
    String name = folder.toAbsolutePath().normalize().getFileName().toString();
    return new LabelledPictures(train.set(name, names), test.set(name, names), licence, leftOut);
  }

  private void readClass(Path one, int label) throws BadDataset {
    int number = 0;
    for (Path file : sorted(one)) {
      if (Files.isRegularFile(file)) {
        PictureCollector into = ++number % TEST_EVERY == 0 ? test : train;
        if (!into.hasRoom()) {
          throw new BadDataset(
              "cannot learn from %s: its pictures take more than %d bytes at this size"
                  .formatted(folder, PictureCollector.MOST_BYTES));
        }
        add(file, label, into);
      }
    }
  }

  private void add(Path file, int label, PictureCollector into) throws BadDataset {
    try {
      into.add(Files.readAllBytes(file), label);
    } catch (BadPicture e) {
      leftOut++;
    } catch (IOException e) {
      throw new BadDataset("cannot read %s: %s".formatted(file, FileProblem.reason(e)), e);
    }
  }

  private static List<Path> sorted(Path folder) throws BadDataset {
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(file -> !file.getFileName().toString().startsWith(".")).sorted().toList();
    } catch (IOException e) {
      throw new BadDataset("cannot read %s: %s".formatted(folder, FileProblem.reason(e)), e);
    }
  }
}
