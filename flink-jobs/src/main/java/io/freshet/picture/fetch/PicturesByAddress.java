package io.freshet.picture.fetch;

import io.freshet.picture.BadPicture;
import io.freshet.picture.PictureLimits;
import io.freshet.wire.Reason;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/** Pictures from allowed folders and allowed hosts. */
public final class PicturesByAddress implements PictureFetcher {
  private static final int LONGEST = 2048;

  private final FolderPictures folders;
  private final HttpPictures http;

  private PicturesByAddress(FolderPictures folders, HttpPictures http) {
    this.folders = folders;
    this.http = http;
  }

  /** Opens one in each task. */
  public record Factory(FetchSettings settings, PictureLimits limits)
      implements PictureFetcher.Factory {
    @Override
    public PictureFetcher open() {
      return new PicturesByAddress(
          new FolderPictures(settings.folders(), limits),
          new HttpPictures(settings, limits, HostNames.SYSTEM));
    }
  }

  @Override
  public FetchedPicture fetch(String address) throws BadPicture, Unreachable {
    URI uri = parse(address);
    return switch (String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT)) {
      case "file" -> folders.read(uri);
      case "http", "https" -> http.get(uri);
      default -> throw refused(address, "expected file:, http: or https:");
    };
  }

  private static URI parse(String address) throws BadPicture {
    try {
      if (address.length() > LONGEST) {
        throw refused(
            address.substring(0, 64) + "…", "expected at most %d letters".formatted(LONGEST));
      }
      return new URI(address);
    } catch (URISyntaxException e) {
      throw refused(address, "which is no address: " + e.getReason());
    }
  }

  static BadPicture refused(Object address, String why) {
    return new BadPicture(
        Reason.PICTURE_ADDRESS, "the picture lies at %s, %s".formatted(address, why));
  }

  @Override
  public void close() {
    http.close();
  }
}
