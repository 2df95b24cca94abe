package io.freshet.store;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.TopicPartition;

/** Keys in the database: one letter for the kind, then the name in UTF-8. Part of the format. */
enum Keys {
  LIST('l'),
  TIMELINE('t'),
  ITEM('i'),
  PICTURE('g'),
  PICTURE_BYTES('G'),
  VECTOR('v'),
  TOMBSTONE('x'),
  POPULARITY('c'),
  POSITION('p');

  private final byte kind;

  Keys(char kind) {
    this.kind = (byte) kind;
  }

  byte[] of(String name) {
    byte[] utf8 = name.getBytes(StandardCharsets.UTF_8);
    byte[] key = new byte[utf8.length + 1];
    key[0] = kind;
    System.arraycopy(utf8, 0, key, 1, utf8.length);
    return key;
  }

  boolean matches(byte[] key) {
    return key.length > 0 && key[0] == kind;
  }

  String name(byte[] key) {
    return new String(key, 1, key.length - 1, StandardCharsets.UTF_8);
  }

  static String of(TopicPartition partition) {
    return partition.topic() + "/" + partition.partition();
  }

  static TopicPartition partition(String name) {
    int slash = name.lastIndexOf('/');
    return new TopicPartition(
        name.substring(0, slash), Integer.parseInt(name.substring(slash + 1)));
  }
}
