package io.freshet.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Opens model packages.
 *
 * <p>A package is untrusted until everything here has passed. Its golden vectors are checked by the
 * runtime, before the first batch.
 */
public final class ModelPackages {
  private ModelPackages() {}

  /**
   * Reads and checks a package without running it.
   *
   * <p>A hand-written manifest may leave out {@code version} and {@code files}: they are computed,
   * so that the version is a content hash there too. What it does state is checked.
   */
  public static ModelPackage open(Path folder) throws BadModelPackage {
    PackageFiles files = new PackageFiles(folder);
    String where = files.path(PackageFiles.MANIFEST).toString();
    JsonNode node = ManifestJson.parse(files.read(PackageFiles.MANIFEST), where);
    Manifest written = ManifestJson.read(node, where);
    String vocabularyName = VocabularyFile.name(files);
    SortedMap<String, String> hashes = checkedHashes(files, written, vocabularyName);
    Vocabulary vocabulary = checkedVocabulary(files, vocabularyName, written.vocabularySize());
    checkGraph(files, PackageFiles.GRAPH, written.graph().opset());
    if (written.step().isPresent()) {
      checkGraph(files, PackageFiles.STEP, written.step().get().opset());
    }
    if (written.content().isPresent()) {
      checkGraph(files, PackageFiles.CONTENT, written.content().get().opset());
    }
    Manifest complete = written.withFiles(hashes, vocabulary.size());
    String version = version(node.deepCopy(), complete);
    if (!written.version().isEmpty() && !written.version().equals(version)) {
      throw new BadModelPackage(
          "%s says version %s, expected %s, the hash of its content"
              .formatted(where, written.version(), version));
    }
    return new ModelPackage(folder, complete.withVersion(version), vocabulary);
  }

  /**
   * The folder of a version, or of the newest by build time for {@code latest}; not yet checked.
   *
   * @param repository holds packages as {@code <name>/<version>/}
   */
  public static Path resolve(Path repository, String name, String version) throws BadModelPackage {
    return new ModelRepository(repository).resolve(name, version);
  }

  private static SortedMap<String, String> checkedHashes(
      PackageFiles files, Manifest written, String vocabularyName) throws BadModelPackage {
    Map<String, String> stated = written.files();
    SortedMap<String, String> hashes = new TreeMap<>(stated);
    hashes.putIfAbsent(PackageFiles.GRAPH, "");
    hashes.putIfAbsent(vocabularyName, "");
    if (written.step().isPresent()) {
      hashes.putIfAbsent(PackageFiles.STEP, "");
    }
    if (written.content().isPresent()) {
      hashes.putIfAbsent(PackageFiles.CONTENT, "");
    }
    if (files.has(PackageFiles.GOLDEN)) {
      hashes.putIfAbsent(PackageFiles.GOLDEN, "");
    }
    for (String name : List.copyOf(hashes.keySet())) {
      hashes.put(name, checkedHash(files, stated, name));
    }
    return hashes;
  }

  static String checkedHash(PackageFiles files, Map<String, String> stated, String name)
      throws BadModelPackage {
    String found = Sha256.hex(files.read(name));
    String expected = stated.get(name);
    if (expected == null && !stated.isEmpty()) {
      throw new BadModelPackage(
          "%s is not listed in the manifest's files, expected its SHA-256 %s there"
              .formatted(files.path(name), found));
    }
    if (expected != null && !expected.equals(found)) {
      throw new BadModelPackage(
          "%s has SHA-256 %s, expected %s as the manifest says"
              .formatted(files.path(name), found, expected));
    }
    return found;
  }

  private static Vocabulary checkedVocabulary(PackageFiles files, String name, int stated)
      throws BadModelPackage {
    String where = files.path(name).toString();
    Vocabulary vocabulary = VocabularyFile.parse(files.read(name), name, where);
    if (stated != 0 && stated != vocabulary.size()) {
      throw new BadModelPackage(
          "%s holds %d items, expected %d as the manifest says"
              .formatted(where, vocabulary.size(), stated));
    }
    return vocabulary;
  }

  static void checkGraph(PackageFiles files, String name, int stated) throws BadModelPackage {
    String where = files.path(name).toString();
    int opset = GraphScan.check(files.read(name), where);
    if (stated != 0 && stated != opset) {
      throw new BadModelPackage(
          "%s has opset %d, expected %d as the manifest says".formatted(where, opset, stated));
    }
  }

  private static String version(ObjectNode manifest, Manifest complete) {
    ObjectNode files = manifest.putObject("files");
    complete.files().forEach(files::put);
    manifest.put("vocabularySize", complete.vocabularySize());
    return ManifestJson.version(manifest);
  }
}
