package io.freshet.picture;

import io.freshet.wire.Reason;
import java.util.Arrays;
import java.util.Locale;

/** The kinds of files that are read, told apart by their first bytes. */
enum PictureFormat {
  PNG("image/png", "\u0089PNG\r\n\u001a\n"),
  JPEG("image/jpeg", "\u00ff\u00d8\u00ff"),
  GIF("image/gif", "GIF8"),
  WEBP("image/webp", "RIFF????WEBP");

  private static final char ANY = '?';

  private final String mediaType;
  private final String start;

  PictureFormat(String mediaType, String start) {
    this.mediaType = mediaType;
    this.start = start;
  }

  String mediaType() {
    return mediaType;
  }

  /**
   * @param told media type, with parameters or not; empty when nobody said
   */
  static PictureFormat of(byte[] file, String told) throws BadPicture {
    PictureFormat found =
        Arrays.stream(values())
            .filter(format -> format.begins(file))
            .findFirst()
            .orElseThrow(() -> unknown(file));
    String type = told.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    if (!type.isEmpty() && !type.equals(found.mediaType)) {
      throw new BadPicture(
          Reason.PICTURE_TYPE,
          "the picture is said to be '%s' and begins as %s".formatted(type, found.mediaType));
    }
    return found;
  }

  private boolean begins(byte[] file) {
    for (int at = 0; at < start.length(); at++) {
      char expected = start.charAt(at);
      if (at >= file.length || (expected != ANY && expected != (file[at] & 0xFF))) {
        return false;
      }
    }
    return true;
  }

  private static BadPicture unknown(byte[] file) {
    byte[] first = Arrays.copyOf(file, Math.min(8, file.length));
    return new BadPicture(
        Reason.PICTURE_TYPE,
        "the picture begins with %s, expected a PNG, JPEG, GIF or WebP"
            .formatted(java.util.HexFormat.ofDelimiter(" ").formatHex(first)));
  }

  /** Walks through the file; nothing is decoded. */
  PictureFile inspect(byte[] file, PictureLimits limits) throws BadPicture {
    FileBytes bytes = new FileBytes(this, file);
    return switch (this) {
      case PNG -> new PngFile(bytes, limits).inspect();
      case JPEG -> new JpegFile(bytes, limits).inspect();
      case GIF -> new GifFile(bytes, limits).inspect();
      case WEBP -> new WebpFile(bytes, limits).inspect();
    };
  }
}
