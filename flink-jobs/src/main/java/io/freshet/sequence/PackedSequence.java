package io.freshet.sequence;

import io.freshet.sequence.UserSequence.Columns;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * The stored form of a {@link UserSequence}, version 1, little-endian: version (1 byte), epoch (8),
 * sequence (8), events n (4), ids m (4), n item hashes (8 each), m ids (8 each), n kinds (1 each),
 * then n event times as variable-length zigzag differences from the one before.
 *
 * <p>Reuses one array; one instance for each thread.
 */
// per record
final class PackedSequence {
  /** Of the layout. A released version stays readable. */
  static final byte VERSION = 1;

  static final int HEADER_BYTES = 25;
  private static final int MOST_BYTES_OF_A_DIFFERENCE = 10;
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

  private byte[] bytes = new byte[1024];
  private int length;

  static int bytesAtMost(int events, int ids) {
    return HEADER_BYTES + events * (9 + MOST_BYTES_OF_A_DIFFERENCE) + ids * 8;
  }

  /** The array of the last {@link #pack}, of which {@link #length} bytes count. */
  byte[] bytes() {
    return bytes;
  }

  int length() {
    return length;
  }

  /** An array of at least this many bytes for {@link #unpack}. */
  byte[] room(int needed) {
    if (bytes.length < needed) {
      bytes = new byte[Math.max(needed, bytes.length * 2)];
    }
    return bytes;
  }

  void pack(UserSequence from) {
    int events = from.size();
    int ids = from.idCount();
    byte[] to = room(bytesAtMost(events, ids));
    to[0] = VERSION;
    LONG.set(to, 1, from.epoch());
    LONG.set(to, 9, from.sequence());
    INT.set(to, 17, events);
    INT.set(to, 21, ids);
    int at = HEADER_BYTES;
    for (int i = 0; i < events; i++, at += 8) {
      LONG.set(to, at, from.item(i));
    }
    for (int i = 0; i < ids; i++, at += 8) {
      LONG.set(to, at, from.id(i));
    }
    for (int i = 0; i < events; i++) {
      to[at++] = from.kindCode(i);
    }
    length = packTimes(from, at);
  }

  private int packTimes(UserSequence from, int start) {
    int at = start;
    long before = 0;
    for (int i = 0; i < from.size(); i++) {
      long difference = from.atMillis(i) - before;
      before = from.atMillis(i);
      long rest = (difference << 1) ^ (difference >> 63);
      while ((rest & ~0x7FL) != 0) {
        bytes[at++] = (byte) (rest | 0x80);
        rest >>>= 7;
      }
      bytes[at++] = (byte) rest;
    }
    return at;
  }

  /** Reads what {@link #pack} of any released version left in {@link #room}. */
  UserSequence unpack(int packedLength) {
    if (packedLength < HEADER_BYTES || bytes[0] != VERSION) {
      throw new IllegalStateException(
          "cannot read a stored sequence of %d bytes and version %d: expected version %d, was the"
                  .formatted(packedLength, bytes[0], VERSION)
              + " state written by a newer release?");
    }
    int events = (int) INT.get(bytes, 17);
    int ids = (int) INT.get(bytes, 21);
    Columns columns =
        new Columns(new long[events], new long[events], new byte[events], new long[ids]);
    int at = unpackLongs(columns.items(), HEADER_BYTES);
    at = unpackLongs(columns.ids(), at);
    System.arraycopy(bytes, at, columns.kinds(), 0, events);
    unpackTimes(columns.times(), at + events);
    return new UserSequence((long) LONG.get(bytes, 1), (long) LONG.get(bytes, 9), columns);
  }

  private int unpackLongs(long[] to, int start) {
    int at = start;
    for (int i = 0; i < to.length; i++, at += 8) {
      to[i] = (long) LONG.get(bytes, at);
    }
    return at;
  }

  private void unpackTimes(long[] to, int start) {
    int at = start;
    long before = 0;
    for (int i = 0; i < to.length; i++) {
      long rest = 0;
      int shift = 0;
      byte part;
      do {
        part = bytes[at++];
        rest |= (part & 0x7FL) << shift;
        shift += 7;
      } while (part < 0);
      before += (rest >>> 1) ^ -(rest & 1);
      to[i] = before;
    }
  }
}
