package io.freshet.model;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** Reads the files of one package folder as what they are: somebody else's. */
final class PackageFiles {
  static final String MANIFEST = "manifest.json";
  static final String GRAPH = "model.onnx";
  static final String STEP = "step.onnx";
  static final String CONTENT = "content.onnx";
  static final String GOLDEN = "golden.json";
  static final String VOCABULARY_LINES = "vocabulary.txt";
  static final String VOCABULARY_JSON = "vocabulary.json";

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");
  private static final long MEBIBYTE = 1 << 20;

  private final Path folder;

  PackageFiles(Path folder) throws BadModelPackage {
    if (!Files.isDirectory(folder)) {
      throw new BadModelPackage(
          "cannot open model package %s: expected a folder, found %s"
              .formatted(folder, Files.exists(folder) ? "a file" : "nothing"));
    }
    this.folder = folder;
  }

  boolean has(String name) {
    return Files.exists(folder.resolve(name), LinkOption.NOFOLLOW_LINKS);
  }

  Path path(String name) {
    return folder.resolve(name);
  }

  /** Names that stay inside the folder: letters, digits, dot, dash, underscore. */
  static boolean isPlainName(String name) {
    return NAME.matcher(name).matches();
  }

  byte[] read(String name) throws BadModelPackage {
    Path file = folder.resolve(name);
    if (!isPlainName(name)) {
      throw new BadModelPackage(
          "package %s names a file '%s', expected a plain file name".formatted(folder, name));
    }
    if (Files.isSymbolicLink(file)) {
      throw new BadModelPackage("%s is a symbolic link, expected a regular file".formatted(file));
    }
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      throw new BadModelPackage(
          "%s is missing from the package, expected a regular file".formatted(file));
    }
    long limit = limit(name);
    try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
      long size = Files.size(file);
      if (size > limit) {
        throw new BadModelPackage(
            "%s has %d bytes, expected at most %d".formatted(file, size, limit));
      }
      byte[] bytes = in.readNBytes((int) limit + 1);
      if (bytes.length > limit) {
        throw new BadModelPackage("%s has more than %d bytes".formatted(file, limit));
      }
      return bytes;
    } catch (IOException e) {
      throw new BadModelPackage("cannot read %s: %s".formatted(file, e), e);
    }
  }

  private static long limit(String name) {
    return switch (name) {
      case MANIFEST -> MEBIBYTE;
      case GOLDEN -> 64 * MEBIBYTE;
      default -> 1024 * MEBIBYTE;
    };
  }
}
