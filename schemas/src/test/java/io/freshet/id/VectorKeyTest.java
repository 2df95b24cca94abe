package io.freshet.id;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class VectorKeyTest {
  @ParameterizedTest
  @ValueSource(strings = {"lamp", "a/b", "/", "//", "https://x/y?z=1/2", "ä€😀", " "})
  void anyItemReadsBack(String item) {
    VectorKey key = new VectorKey(item, "vit", "0123456789abcdef");
    assertThat(VectorKey.parse(key.toString())).contains(key);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/", "//", "a", "a/vit", "/vit/1", "a/vit/", "a//1"})
  void findsNoneInWhatItWouldNotWrite(String text) {
    assertThat(VectorKey.parse(text)).isEmpty();
  }
}
