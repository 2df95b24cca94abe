package io.freshet.model;

import java.nio.file.Path;

/** What a package holds, as its manifest says. */
public enum PackageKind {
  /** Ranks items by what somebody did. */
  MODEL,
  /** Makes vectors of pictures. */
  ENCODER;

  /** Reads no more than the manifest. */
  public static PackageKind of(Path folder) throws BadModelPackage {
    PackageFiles files = new PackageFiles(folder);
    String where = files.path(PackageFiles.MANIFEST).toString();
    String said =
        ManifestJson.parse(files.read(PackageFiles.MANIFEST), where).path("kind").asText("");
    return said.equals(EncoderJson.KIND) ? ENCODER : MODEL;
  }

  /** The version of a package of either kind, its files checked. */
  public static String version(Path folder) throws BadModelPackage {
    return switch (of(folder)) {
      case MODEL -> ModelPackages.open(folder).version();
      case ENCODER -> EncoderPackage.open(folder).version();
    };
  }
}
