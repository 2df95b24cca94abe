package io.freshet.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FieldPathTest {
  @Test
  void followsNamesAndIndices() throws Exception {
    JsonNode root = new ObjectMapper().readTree("{\"a\":{\"b\":[{\"c\":7},null]},\"d\":null}");
    assertThat(FieldPath.parse("a.b[0].c").find(root)).hasToString("7");
    assertThat(FieldPath.parse("a.b[1]").find(root)).isNull();
    assertThat(FieldPath.parse("a.b[2]").find(root)).isNull();
    assertThat(FieldPath.parse("a.b.c").find(root)).isNull();
    assertThat(FieldPath.parse("d").find(root)).isNull();
    assertThat(FieldPath.parse("a.x.y").find(root)).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", "a.", ".a", "a..b", "a[", "a[x]", "a]b", "a[0]]"})
  void refusesWhatIsNoPath(String text) {
    assertThatThrownBy(() -> FieldPath.parse(text))
        .hasMessageStartingWith("cannot read field path '%s'".formatted(text));
  }
}
