package io.freshet.id;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ItemHashTest {
  /** The first three are published values of xxHash64, the others of an independent one. */
  @ParameterizedTest
  @CsvSource({
    "'', ef46db3751d8e999",
    "a, d24ec4f1a98c6e5b",
    "abc, 44bc2cf5ad770999",
    "item-1, 885fc2c9b54f3d6f",
    "ä€😀, 4c99a7c13dd019cc",
    "The quick brown fox jumps over the lazy dog, 0b242d361fda71bc",
  })
  void isXxHash64OfTheUtf8Bytes(String itemId, String hash) {
    assertThat(ItemHash.of(itemId)).isEqualTo(Long.parseUnsignedLong(hash, 16));
  }
}
