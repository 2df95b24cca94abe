package io.freshet.data;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 of the rows of a log, whatever file format they came in. */
final class ContentHash {
  private ContentHash() {}

  static String of(InteractionLog log) {
    MessageDigest digest = sha256();
    StringBuilder line = new StringBuilder();
    for (int row = 0; row < log.size(); row++) {
      line.setLength(0);
      line.append(log.userId(log.user(row))).append('\t');
      line.append(log.itemId(log.item(row))).append('\t');
      line.append(log.timeText(row)).append('\n');
      digest.update(line.toString().getBytes(StandardCharsets.UTF_8));
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  /** Of all bytes, one part after the other. */
  static String of(byte[]... parts) {
    MessageDigest digest = sha256();
    for (byte[] part : parts) {
      digest.update(part);
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
