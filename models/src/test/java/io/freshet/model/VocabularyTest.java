package io.freshet.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.id.ItemHash;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VocabularyTest {
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 3, 4, 5, 1023, 1024, 8191, 20_000})
  void findsEveryItemItHoldsAndNoOther(int size) {
    List<String> ids = IntStream.range(0, size).mapToObj(i -> "item-" + i).toList();

    Vocabulary vocabulary = new Vocabulary(ids);

    for (int i = 0; i < size; i++) {
      assertThat(vocabulary.indexOf(ItemHash.of(ids.get(i)))).isEqualTo(i + 1);
      assertThat(vocabulary.itemId(i + 1)).isEqualTo(ids.get(i));
      assertThat(vocabulary.indexOf(ItemHash.of("other-" + i))).isZero();
    }
    assertThat(vocabulary.indexOf(0)).isZero();
  }
}
