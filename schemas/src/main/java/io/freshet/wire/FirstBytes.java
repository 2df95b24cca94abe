package io.freshet.wire;

import java.util.Arrays;
import java.util.HexFormat;

/** How bytes start, for people. */
final class FirstBytes {
  private static final int SHOWN = 4;

  private FirstBytes() {}

  static String of(byte[] bytes) {
    String hex =
        HexFormat.ofDelimiter(" ")
            .withUpperCase()
            .formatHex(Arrays.copyOf(bytes, Math.min(SHOWN, bytes.length)));
    return bytes.length == 0
        ? "no bytes"
        : "%d bytes that start with %s".formatted(bytes.length, hex);
  }
}
