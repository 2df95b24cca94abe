package io.freshet.wire;

import java.util.Arrays;
import java.util.Random;

/** Bytes as accidents and enemies make them of valid ones. */
final class Mutation {
  private Mutation() {}

  static byte[] of(byte[] valid, Random random) {
    byte[] bytes = valid.clone();
    for (int times = 1 + random.nextInt(3); times > 0; times--) {
      bytes = once(bytes, random);
    }
    return bytes;
  }

  private static byte[] once(byte[] bytes, Random random) {
    if (bytes.length == 0) {
      return new byte[] {(byte) random.nextInt()};
    }
    int at = random.nextInt(bytes.length);
    return switch (random.nextInt(6)) {
      case 0 -> {
        bytes[at] ^= (byte) (1 << random.nextInt(8));
        yield bytes;
      }
      case 1 -> {
        bytes[at] = (byte) random.nextInt();
        yield bytes;
      }
      case 2 -> Arrays.copyOf(bytes, at);
      case 3 -> insert(bytes, at, random);
      case 4 -> hugeNumber(bytes, at);
      default -> without(bytes, at, random.nextInt(4));
    };
  }

  private static byte[] insert(byte[] bytes, int at, Random random) {
    byte[] more = new byte[random.nextInt(8)];
    random.nextBytes(more);
    byte[] all = Arrays.copyOf(bytes, bytes.length + more.length);
    System.arraycopy(bytes, at, all, at + more.length, bytes.length - at);
    System.arraycopy(more, 0, all, at, more.length);
    return all;
  }

  /** A length or count of gigabytes, when it falls on one. */
  private static byte[] hugeNumber(byte[] bytes, int at) {
    for (int i = at; i < Math.min(at + 4, bytes.length); i++) {
      bytes[i] = (byte) 0xFE;
    }
    if (at + 4 < bytes.length) {
      bytes[at + 4] = 0x0F;
    }
    return bytes;
  }

  private static byte[] without(byte[] bytes, int at, int count) {
    int to = Math.min(bytes.length, at + count);
    byte[] fewer = Arrays.copyOf(bytes, bytes.length - (to - at));
    System.arraycopy(bytes, to, fewer, at, bytes.length - to);
    return fewer;
  }
}
