package io.freshet.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The package of an encoder on disk, checked: a folder with manifest, graph and golden pictures.
 *
 * @param folder where it lies
 * @param manifest what it says of itself
 */
public record EncoderPackage(Path folder, EncoderManifest manifest) {
  /**
   * Reads and checks a package without running it, as {@link ModelPackages#open} does.
   *
   * <p>A hand-written manifest may leave out {@code version} and {@code files}.
   */
  public static EncoderPackage open(Path folder) throws BadModelPackage {
    PackageFiles files = new PackageFiles(folder);
    String where = files.path(PackageFiles.MANIFEST).toString();
    JsonNode node = ManifestJson.parse(files.read(PackageFiles.MANIFEST), where);
    EncoderManifest written = EncoderJson.read(node, where);
    SortedMap<String, String> hashes = hashes(files, written.files());
    ModelPackages.checkGraph(files, PackageFiles.GRAPH, written.graph().opset());
    ObjectNode complete = node.deepCopy();
    ObjectNode listed = complete.putObject("files");
    hashes.forEach(listed::put);
    String version = ManifestJson.version(complete);
    if (!written.version().isEmpty() && !written.version().equals(version)) {
      throw new BadModelPackage(
          "%s says version %s, expected %s, the hash of its content"
              .formatted(where, written.version(), version));
    }
    return new EncoderPackage(folder, written.withFiles(hashes).withVersion(version));
  }

  private static SortedMap<String, String> hashes(PackageFiles files, Map<String, String> stated)
      throws BadModelPackage {
    SortedMap<String, String> hashes = new TreeMap<>(stated);
    hashes.putIfAbsent(PackageFiles.GRAPH, "");
    if (files.has(PackageFiles.GOLDEN)) {
      hashes.putIfAbsent(PackageFiles.GOLDEN, "");
    }
    for (String name : List.copyOf(hashes.keySet())) {
      hashes.put(name, ModelPackages.checkedHash(files, stated, name));
    }
    return hashes;
  }

  public String name() {
    return manifest.name();
  }

  /** The first 16 hex digits of the SHA-256 of the canonical manifest. */
  public String version() {
    return manifest.version();
  }

  /** What one picture or clip is to it. */
  public PictureInput reads() {
    return manifest.graph().reads();
  }

  /** D, the numbers of a vector. */
  public int width() {
    return manifest.graph().width();
  }

  /** Bytes of the graph, the very ones whose hash the manifest holds. */
  public byte[] graph() throws BadModelPackage {
    return ModelPackage.checked(folder, manifest.files(), PackageFiles.GRAPH);
  }

  /** Pictures with the vectors they must give; none where a hand-written package brings none. */
  public Optional<GoldenPictures> golden() throws BadModelPackage {
    if (!manifest.files().containsKey(PackageFiles.GOLDEN)) {
      return Optional.empty();
    }
    return Optional.of(
        GoldenPictures.parse(
            ModelPackage.checked(folder, manifest.files(), PackageFiles.GOLDEN),
            folder.resolve(PackageFiles.GOLDEN).toString()));
  }
}
