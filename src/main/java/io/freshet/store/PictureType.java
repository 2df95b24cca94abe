package io.freshet.store;

import java.util.Arrays;
import java.util.Optional;

/**
 * The kinds of pictures that a browser is shown, told by their first bytes and by nobody's word. No
 * kind that can hold scripts or links is among them.
 */
public enum PictureType {
  PNG("image/png", "\u0089PNG\r\n\u001a\n"),
  JPEG("image/jpeg", "\u00ff\u00d8\u00ff"),
  GIF("image/gif", "GIF8"),
  WEBP("image/webp", "RIFF????WEBP");

  private static final char ANY = '?';

  private final String mediaType;
  private final String start;

  PictureType(String mediaType, String start) {
    this.mediaType = mediaType;
    this.start = start;
  }

  public String mediaType() {
    return mediaType;
  }

  /** Empty of anything else. */
  public static Optional<PictureType> of(byte[] file) {
    return Arrays.stream(values()).filter(type -> type.begins(file)).findFirst();
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
}
