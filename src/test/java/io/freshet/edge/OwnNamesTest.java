package io.freshet.edge;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class OwnNamesTest {
  private final OwnNames names = OwnNames.of(HttpConfig.onLoopback(8080));

  @ParameterizedTest
  @ValueSource(strings = {"localhost", "localhost:8080", "127.0.0.1:8080", "[::1]:8080", "[::1]"})
  void admitsItsOwnNames(String host) {
    assertThat(names.admit(host)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"evil.example", "evil.example:8080", "localhost.evil.example", "", ":80"})
  void refusesANameThatSomebodyPointedAtThisMachine(String host) {
    assertThat(names.admit(host)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"shop.example", "10.0.0.7:8080"})
  void admitsAnyNameWhereItIsOpenToANetwork(String host) {
    HttpConfig open = new HttpConfig("0.0.0.0", 8080, "", 1 << 20, 1000, 0);
    assertThat(OwnNames.of(open).admit(host)).isTrue();
  }
}
