package io.freshet.model;

import java.nio.file.Path;

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
    byte[] bytes = new PackageFiles(folder).read(PackageFiles.GRAPH);
    String expected = manifest.files().get(PackageFiles.GRAPH);
    String found = Sha256.hex(bytes);
    if (!found.equals(expected)) {
      throw new BadModelPackage(
          "%s changed while it was loaded: SHA-256 %s, expected %s"
              .formatted(folder.resolve(PackageFiles.GRAPH), found, expected));
    }
    return bytes;
  }
}
