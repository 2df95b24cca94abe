package io.freshet.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Optional;

/** Text that is UTF-8, or nothing. Java alone would put U+FFFD for what it cannot read. */
final class StrictUtf8 {
  private static final char REPLACEMENT = '\uFFFD';

  private StrictUtf8() {}

  static Optional<String> read(byte[] bytes) {
    String text = read(bytes, 0, bytes.length);
    return isSuspect(text) && !isValid(bytes, 0, bytes.length)
        ? Optional.empty()
        : Optional.of(text);
  }

  /** Lenient; when {@link #isSuspect} says so, ask {@link #isValid}. */
  static String read(byte[] bytes, int from, int length) {
    return new String(bytes, from, length, UTF_8);
  }

  /** The one fast look that nearly every text passes. */
  static boolean isSuspect(String text) {
    return text.indexOf(REPLACEMENT) >= 0;
  }

  static boolean isValid(byte[] bytes, int from, int length) {
    try {
      UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, from, length));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }

  /** Whether the text can be written as UTF-8: no half of a surrogate pair. */
  static boolean isWritable(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isSurrogate(c)) {
        boolean paired =
            Character.isHighSurrogate(c)
                && i + 1 < text.length()
                && Character.isLowSurrogate(text.charAt(i + 1));
        if (!paired) {
          return false;
        }
        i++;
      }
    }
    return true;
  }

  /** The length in UTF-8 of a writable text. */
  static int bytes(String text) {
    int bytes = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      bytes += c < 0x80 ? 1 : c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
    }
    return bytes;
  }
}
