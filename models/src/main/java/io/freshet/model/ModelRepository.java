package io.freshet.model;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A folder of packages, {@code <name>/<version>/} each.
 *
 * @param root of the repository
 */
public record ModelRepository(Path root) {
  public static final String LATEST = "latest";

  /**
   * The folder of a version, or of the newest by build time for {@link #LATEST}; not yet checked.
   */
  public Path resolve(String name, String version) throws BadModelPackage {
    if (!PackageFiles.isPlainName(name) || !PackageFiles.isPlainName(version)) {
      throw new BadModelPackage(
          "cannot look up version '%s' of model '%s' in %s: expected plain names"
              .formatted(version, name, root));
    }
    Path folder = version.equals(LATEST) ? newest(name) : root.resolve(name).resolve(version);
    if (!Files.isDirectory(folder)) {
      throw new BadModelPackage(
          "no version %s of model %s in %s, found %s"
              .formatted(version, name, root, folders(root.resolve(name))));
    }
    return folder;
  }

  /** Folders of all versions of all models, by name and version. */
  public List<Path> packages() throws BadModelPackage {
    List<Path> all = new ArrayList<>();
    for (Path name : folders(root)) {
      for (Path version : folders(name)) {
        if (Files.exists(version.resolve(PackageFiles.MANIFEST))) {
          all.add(version);
        }
      }
    }
    return all;
  }

  private Path newest(String name) throws BadModelPackage {
    record Built(Path folder, Instant at) {}
    List<Built> all = new ArrayList<>();
    for (Path folder : folders(root.resolve(name))) {
      all.add(new Built(folder, builtAt(folder)));
    }
    return all.stream()
        .max(Comparator.comparing(Built::at).thenComparing(Built::folder))
        .map(Built::folder)
        .orElse(root.resolve(name).resolve(LATEST));
  }

  private static Instant builtAt(Path folder) throws BadModelPackage {
    String where = folder.resolve(PackageFiles.MANIFEST).toString();
    byte[] manifest = new PackageFiles(folder).read(PackageFiles.MANIFEST);
    return ManifestJson.read(ManifestJson.parse(manifest, where), where).builtAt();
  }

  private static List<Path> folders(Path parent) throws BadModelPackage {
    if (!Files.isDirectory(parent)) {
      return List.of();
    }
    try (Stream<Path> children = Files.list(parent)) {
      return children.filter(Files::isDirectory).sorted().toList();
    } catch (IOException e) {
      throw new BadModelPackage("cannot list %s: %s".formatted(parent, e), e);
    }
  }
}
