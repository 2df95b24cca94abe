package io.freshet.wire;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** What stands before an Avro payload and names the schema that wrote it. */
// per record
enum Framing {
  /** C3 01 and the fingerprint (CRC-64-AVRO, 8 bytes, little endian). */
  SINGLE_OBJECT(10, "Avro single-object encoding, which starts with C3 01") {
    @Override
    boolean starts(byte[] bytes) {
      return bytes.length >= 2 && bytes[0] == (byte) 0xC3 && bytes[1] == 1;
    }

    @Override
    long schemaOf(byte[] bytes) {
      return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getLong(2);
    }

    @Override
    byte[] header(long schema) {
      return ByteBuffer.allocate(headerBytes())
          .order(ByteOrder.LITTLE_ENDIAN)
          .put((byte) 0xC3)
          .put((byte) 1)
          .putLong(schema)
          .array();
    }

    @Override
    String unknown(long schema) {
      return "written with schema %016x, which is no released or configured one".formatted(schema);
    }
  },

  /** 00 and the registry's id (4 bytes, big endian). */
  CONFLUENT(5, "the Confluent wire format, which starts with 00") {
    @Override
    boolean starts(byte[] bytes) {
      return bytes.length >= 1 && bytes[0] == 0;
    }

    @Override
    long schemaOf(byte[] bytes) {
      return ByteBuffer.wrap(bytes).getInt(1);
    }

    @Override
    byte[] header(long schema) {
      return ByteBuffer.allocate(headerBytes()).put((byte) 0).putInt((int) schema).array();
    }

    @Override
    String unknown(long schema) {
      return "written with registry schema %d, which is not configured".formatted(schema);
    }
  };

  private final int headerBytes;
  private final String expected;

  Framing(int headerBytes, String expected) {
    this.headerBytes = headerBytes;
    this.expected = expected;
  }

  int headerBytes() {
    return headerBytes;
  }

  abstract boolean starts(byte[] bytes);

  abstract long schemaOf(byte[] bytes);

  abstract byte[] header(long schema);

  abstract String unknown(long schema);

  /** The writer's schema, by fingerprint or id. */
  long check(byte[] bytes, String what) throws BadRecord {
    if (!starts(bytes)) {
      throw new BadRecord(
          Reason.BAD_MAGIC, "%s: %s, expected %s".formatted(what, FirstBytes.of(bytes), expected));
    }
    if (bytes.length < headerBytes) {
      throw new BadRecord(
          Reason.TRUNCATED,
          "%s: %d bytes, expected a header of %d".formatted(what, bytes.length, headerBytes));
    }
    return schemaOf(bytes);
  }
}
