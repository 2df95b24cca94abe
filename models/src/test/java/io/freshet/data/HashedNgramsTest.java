package io.freshet.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.id.ItemHash;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class HashedNgramsTest {
  private static final HashedNgrams NGRAMS = new HashedNgrams(1 << 20, 3, 4);

  @Test
  void tellsWordsAndTheLettersInARowWithinThem() {
    List<String> expected =
        List.of("<cup>", "<cu", "cup", "up>", "<cup", "cup>", "<of>", "<of", "of>", "<of>");
    assertThat(NGRAMS.of("Cup, of?"))
        .containsExactly(
            expected.stream()
                .mapToInt(ngram -> 1 + (int) Math.floorMod(ItemHash.of(ngram), 1L << 20))
                .sorted()
                .distinct()
                .toArray());
  }

  @Test
  void wordsAlikeShareMoreThanOthers() {
    assertThat(shared("teapots", "teapot")).isGreaterThan(shared("teapots", "postcard"));
    assertThat(shared("postcard", "candle")).isZero();
  }

  @Test
  void readsAnyLanguageAndNothingWhereThereIsNoWord() {
    assertThat(NGRAMS.of("茶碗")).isNotEmpty();
    assertThat(NGRAMS.of("ÉTÉ")).isEqualTo(NGRAMS.of("été"));
    assertThat(NGRAMS.of(" -- !")).isEmpty();
    assertThat(NGRAMS.of("")).isEmpty();
  }

  @Test
  void staysWithinItsBucketsAndNamesEachOnce() {
    int[] few = new HashedNgrams(7, 3, 4).of("every bucket of seven is found by such a text");
    assertThat(few).containsExactly(IntStream.rangeClosed(1, 7).toArray());
  }

  @Test
  void aNameIsNotTheWordThatIsWrittenTheSame() {
    assertThat(NGRAMS.ofName("Cup")).isEqualTo(NGRAMS.ofName("cup"));
    assertThat(NGRAMS.of("cup")).doesNotContain(NGRAMS.ofName("cup"));
  }

  private static long shared(String one, String other) {
    List<Integer> of = Arrays.stream(NGRAMS.of(other)).boxed().toList();
    return Arrays.stream(NGRAMS.of(one)).filter(of::contains).count();
  }
}
