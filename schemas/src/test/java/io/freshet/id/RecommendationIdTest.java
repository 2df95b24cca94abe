package io.freshet.id;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RecommendationIdTest {
  @ParameterizedTest
  @ValueSource(
      strings = {"anna", "a/b", "/", "//", "1/2/3", "https://x/y?z=1/2", "ä€😀", " ", "-1"})
  void anyUserReadsBack(String user) {
    RecommendationId id = new RecommendationId(user, 3, Long.MAX_VALUE);
    assertThat(RecommendationId.parse(id.toString())).isEqualTo(id);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/",
        "//",
        "a",
        "a/1",
        "/1/2",
        "a/1/",
        "a//2",
        "a/x/2",
        "a/1/-2",
        "a/1/+2",
        "a/1/02",
        "a/01/2",
        "a/1/9223372036854775808",
        "a/1/２"
      })
  void refusesWhatItWouldNotWrite(String text) {
    assertThatThrownBy(() -> RecommendationId.parse(text))
        .hasMessage(
            "cannot read recommendation id '%s': expected user/epoch/sequence".formatted(text));
  }
}
