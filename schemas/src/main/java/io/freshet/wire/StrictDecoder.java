package io.freshet.wire;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.apache.avro.io.Decoder;
import org.apache.avro.util.Utf8;

/**
 * Avro's binary encoding of one record in an array, believing nothing: every length and count is
 * held against the bytes that are left before anything is allocated, strings must be UTF-8,
 * booleans 0 or 1. (Rejected: Avro's own decoder, which reads any bytes as a string and any byte as
 * a boolean, and whose limits are system properties.)
 */
// per record
final class StrictDecoder extends Decoder {
  private byte[] bytes = new byte[0];
  private int position;
  private int end;

  /** Starts at {@code from}; nothing of earlier bytes is kept. */
  StrictDecoder over(byte[] newBytes, int from) {
    bytes = newBytes;
    position = from;
    end = newBytes.length;
    return this;
  }

  int left() {
    return end - position;
  }

  @Override
  public void readNull() {}

  @Override
  public boolean readBoolean() throws IOException {
    byte value = bytes[take(1)];
    if (value != 0 && value != 1) {
      throw new MalformedBytes(
          Reason.WRONG_TYPE,
          "byte %d is %d, expected a boolean 0 or 1".formatted(position - 1, value));
    }
    return value == 1;
  }

  @Override
  public int readInt() throws IOException {
    long value = readLong();
    if (value != (int) value) {
      throw new MalformedBytes(
          Reason.WRONG_TYPE, "%d before byte %d, expected an int".formatted(value, position));
    }
    return (int) value;
  }

  @Override
  public long readLong() throws IOException {
    long zigzag = 0;
    for (int shift = 0; shift < 70; shift += 7) {
      byte next = bytes[take(1)];
      zigzag |= (next & 0x7FL) << shift;
      if (next >= 0) {
        return (zigzag >>> 1) ^ -(zigzag & 1);
      }
    }
    throw new MalformedBytes(
        Reason.WRONG_TYPE,
        "more than 10 bytes before byte %d, expected a long".formatted(position));
  }

  @Override
  public float readFloat() throws IOException {
    return Float.intBitsToFloat((int) littleEndian(take(4), 4));
  }

  @Override
  public double readDouble() throws IOException {
    return Double.longBitsToDouble(littleEndian(take(8), 8));
  }

  @Override
  public String readString() throws IOException {
    int length = length("string");
    int from = take(length);
    String text = StrictUtf8.read(bytes, from, length);
    if (StrictUtf8.isSuspect(text) && !StrictUtf8.isValid(bytes, from, length)) {
      throw new MalformedBytes(
          Reason.INVALID_UTF8,
          "string of %d bytes at byte %d is not UTF-8".formatted(length, from));
    }
    return text;
  }

  @Override
  public Utf8 readString(Utf8 old) throws IOException {
    return new Utf8(readString());
  }

  @Override
  public void skipString() throws IOException {
    take(length("string"));
  }

  @Override
  public ByteBuffer readBytes(ByteBuffer old) throws IOException {
    byte[] copy = new byte[length("bytes")];
    readFixed(copy, 0, copy.length);
    return ByteBuffer.wrap(copy);
  }

  @Override
  public void skipBytes() throws IOException {
    take(length("bytes"));
  }

  @Override
  public void readFixed(byte[] into, int start, int length) throws IOException {
    System.arraycopy(bytes, take(length), into, start, length);
  }

  @Override
  public void skipFixed(int length) throws IOException {
    take(length);
  }

  @Override
  public int readEnum() throws IOException {
    return readInt();
  }

  @Override
  public int readIndex() throws IOException {
    return readInt();
  }

  @Override
  public long readArrayStart() throws IOException {
    return count();
  }

  @Override
  public long arrayNext() throws IOException {
    return count();
  }

  @Override
  public long skipArray() throws IOException {
    return skipBlocks();
  }

  @Override
  public long readMapStart() throws IOException {
    return count();
  }

  @Override
  public long mapNext() throws IOException {
    return count();
  }

  @Override
  public long skipMap() throws IOException {
    return skipBlocks();
  }

  /** The count of a block's elements; a negative one is followed by the block's size in bytes. */
  private long count() throws IOException {
    long count = readLong();
    if (count < 0) {
      length("block");
      count = -count;
    }
    // No element of our schemas takes less than a byte.
    if (count < 0 || count > left()) {
      throw new MalformedBytes(
          Reason.BAD_LENGTH,
          "%d elements at byte %d, but %d bytes are left".formatted(count, position, left()));
    }
    return count;
  }

  /** Skips blocks that say their size; returns the count of the first that does not. */
  private long skipBlocks() throws IOException {
    while (true) {
      long count = readLong();
      if (count >= 0) {
        if (count > left()) {
          throw new MalformedBytes(
              Reason.BAD_LENGTH,
              "%d elements at byte %d, but %d bytes are left".formatted(count, position, left()));
        }
        return count;
      }
      take(length("block"));
    }
  }

  private int length(String what) throws IOException {
    int at = position;
    long length = readLong();
    if (length < 0) {
      throw new MalformedBytes(
          Reason.BAD_LENGTH, "%s of %d bytes at byte %d".formatted(what, length, at));
    }
    if (length > left()) {
      throw new MalformedBytes(
          Reason.TRUNCATED,
          "%s of %d bytes at byte %d, but %d are left".formatted(what, length, at, left()));
    }
    return (int) length;
  }

  /** Moves over that many bytes; returns where they start. */
  private int take(int count) throws IOException {
    int from = position;
    if (count > end - from) {
      throw new MalformedBytes(
          Reason.TRUNCATED,
          "%d bytes wanted at byte %d, but %d are left".formatted(count, from, end - from));
    }
    position = from + count;
    return from;
  }

  private long littleEndian(int from, int count) {
    long value = 0;
    for (int i = count - 1; i >= 0; i--) {
      value = value << 8 | bytes[from + i] & 0xFF;
    }
    return value;
  }
}
