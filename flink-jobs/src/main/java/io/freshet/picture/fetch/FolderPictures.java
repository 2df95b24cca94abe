package io.freshet.picture.fetch;

import io.freshet.picture.BadPicture;
import io.freshet.picture.PictureLimits;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;

/**
 * Pictures below allowed folders. Where a file really lies decides: neither {@code ..} nor a link
 * leads out. Who may change the folders while a file is read is trusted.
 */
final class FolderPictures {
  private final List<Path> folders;
  private final PictureLimits limits;

  FolderPictures(List<String> folders, PictureLimits limits) {
    this.folders = folders.stream().map(Path::of).toList();
    this.limits = limits;
  }

  FetchedPicture read(URI address) throws BadPicture, Unreachable {
    Path file = realFile(address);
    try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
      return new FetchedPicture(BoundedBytes.read(in, limits), "");
    } catch (IOException e) {
      throw new Unreachable("cannot read the picture at %s: %s".formatted(address, e));
    }
  }

  private Path realFile(URI address) throws BadPicture, Unreachable {
    Path named;
    try {
      named = Path.of(address);
    } catch (IllegalArgumentException | FileSystemNotFoundException e) {
      throw PicturesByAddress.refused(address, "which names no file: " + e.getMessage());
    }
    if (folders.stream().noneMatch(folder -> named.normalize().startsWith(folder.normalize()))) {
      throw outside(address);
    }
    try {
      Path real = named.toRealPath();
      for (Path folder : folders) {
        if (real.startsWith(folder.toRealPath())) {
          if (!Files.isRegularFile(real, LinkOption.NOFOLLOW_LINKS)) {
            throw PicturesByAddress.refused(address, "which is no regular file");
          }
          return real;
        }
      }
    } catch (IOException e) {
      throw new Unreachable("there is no picture at %s: %s".formatted(address, e));
    }
    throw outside(address);
  }

  private static BadPicture outside(URI address) {
    return PicturesByAddress.refused(address, "which is in none of the allowed folders");
  }
}
