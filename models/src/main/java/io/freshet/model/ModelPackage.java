package io.freshet.model;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * A model package on disk, checked: a folder with manifest, graph, vocabulary and golden vectors.
 *
 * @param folder where it lies
 * @param manifest what it says of itself
 * @param vocabulary the items it knows
 */
public record ModelPackage(Path folder, Manifest manifest, Vocabulary vocabulary) {
  public String name() {
    return manifest.name();
  }

  /** The first 16 hex digits of the SHA-256 of the canonical manifest. */
  public String version() {
    return manifest.version();
  }

  /** L, the longest sequence the graph takes; longer histories are cut to their newest events. */
  public int maxLength() {
    return manifest.maxLength();
  }

  /** Bytes of the graph, the very ones whose hash the manifest holds. */
  public byte[] graph() throws BadModelPackage {
    return checked(folder, manifest.files(), PackageFiles.GRAPH);
  }

  /** Bytes of the graph of one more item. */
  public byte[] stepGraph() throws BadModelPackage {
    return checked(folder, manifest.files(), PackageFiles.STEP);
  }

  /** Bytes of the graph that reads items it has never met. */
  public byte[] contentGraph() throws BadModelPackage {
    return checked(folder, manifest.files(), PackageFiles.CONTENT);
  }

  /** Inputs with the outputs they must give; none where a hand-written package brings none. */
  public Optional<Golden> golden() throws BadModelPackage {
    if (!manifest.files().containsKey(PackageFiles.GOLDEN)) {
      return Optional.empty();
    }
    String where = folder.resolve(PackageFiles.GOLDEN).toString();
    return Optional.of(Golden.parse(checked(folder, manifest.files(), PackageFiles.GOLDEN), where));
  }

  /** Bytes of a file, the very ones whose hash a manifest holds. */
  static byte[] checked(Path folder, Map<String, String> files, String name)
      throws BadModelPackage {
    byte[] bytes = new PackageFiles(folder).read(name);
    String expected = files.get(name);
    String found = Sha256.hex(bytes);
    if (!found.equals(expected)) {
      throw new BadModelPackage(
          "%s changed while it was loaded: SHA-256 %s, expected %s"
              .formatted(folder.resolve(name), found, expected));
    }
    return bytes;
  }
}
