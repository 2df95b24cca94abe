package io.freshet.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ConfigTreeTest {
  @Test
  void everyScalarStaysAsItWasWritten() {
    assertThat(ConfigTree.parse("a: no\nb: 010\nc: 1e3\nd: 2026-01-31\ne: '~'", "f").entries())
        .extractingByKeys("a", "b", "c", "d", "e")
        .extracting(entry -> ((ConfigTree.Entry) entry).value())
        .containsExactly("no", "010", "1e3", "2026-01-31", "~");
  }

  @Test
  void saysWhyAFileCannotBeRead(@TempDir Path folder) throws Exception {
    assertThatThrownBy(() -> ConfigTree.read(folder.resolve("none.yaml")))
        .isInstanceOf(BadConfig.class)
        .hasMessageEndingWith("none.yaml: there is no such file or folder");
    assertThatThrownBy(() -> ConfigTree.read(folder)).hasMessageEndingWith(": Is a directory");
    Path latin = Files.write(folder.resolve("latin.yaml"), new byte[] {'a', ':', (byte) 0xe4});
    assertThatThrownBy(() -> ConfigTree.read(latin))
        .hasMessageEndingWith("latin.yaml: it is not text in UTF-8");
  }

  @Test
  void anEmptyFileHoldsNothing() {
    assertThat(ConfigTree.parse("", "f").entries()).isEmpty();
    assertThat(ConfigTree.parse("# only words\n", "f").entries()).isEmpty();
    assertThat(ConfigTree.parse("a: {}\nb:\n", "f").entries()).isEmpty();
  }

  @Test
  void tagsNameNoClasses() {
    assertThatThrownBy(() -> ConfigTree.parse("a: !!javax.script.ScriptEngineManager [x]", "f"))
        .isInstanceOf(BadConfig.class)
        .hasMessageContaining("Global tag is not allowed");
  }

  @Test
  void brokenYamlIsNamedWithItsLine() {
    assertThatThrownBy(() -> ConfigTree.parse("a: 1\nb: [", "freshet.yaml"))
        .isInstanceOf(BadConfig.class)
        .hasMessageContaining("freshet.yaml is not YAML at line 2");
    assertThatThrownBy(() -> ConfigTree.parse("a: 1\na: 2", "f")).hasMessageContaining("line 2");
    assertThatThrownBy(() -> ConfigTree.parse("a: {b: 1}\na.b: 2", "f"))
        .hasMessage("bad configuration: f line 2: 'a.b' was already given at f line 1");
    assertThatThrownBy(() -> ConfigTree.parse("- a", "f")).hasMessageContaining("holds no keys");
    assertThatThrownBy(() -> ConfigTree.parse("a: 1\n---\nb: 2", "f"))
        .isInstanceOf(BadConfig.class);
  }

  @Test
  void aFewLinesCannotBecomeGigabytes() {
    for (String seed : new String[] {"[x]", "{}"}) {
      String bomb =
          IntStream.range(1, 12)
              .mapToObj(i -> "a%d: &a%d [%s]".formatted(i, i, "*a%d,".formatted(i - 1).repeat(10)))
              .collect(Collectors.joining("\n", "a0: &a0 " + seed + "\n", "\n"));
      assertThatThrownBy(() -> ConfigTree.parse(bomb, "f"))
          .isInstanceOf(BadConfig.class)
          .hasMessageContaining("Number of aliases");
    }
    String fewAliases =
        IntStream.range(1, 8)
            .mapToObj(i -> "a%d: &a%d [%s]".formatted(i, i, "*a%d,".formatted(i - 1).repeat(6)))
            .collect(Collectors.joining("\n", "a0: &a0 {}\n", "\n"));
    assertThatThrownBy(() -> ConfigTree.parse(fewAliases, "f"))
        .hasMessageContaining("more than 20 levels or 10000 values");
    assertThatThrownBy(() -> ConfigTree.parse("a: &a [*a]", "f")).isInstanceOf(BadConfig.class);
    assertThatThrownBy(() -> ConfigTree.parse("[".repeat(5000), "f")).isInstanceOf(BadConfig.class);
  }

  @Test
  void aFileThatIsTooLargeMissingOrNoTextIsNamed(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("freshet.yaml");
    assertThatThrownBy(() -> ConfigTree.read(file))
        .isInstanceOf(BadConfig.class)
        .hasMessageContaining("cannot read " + file);
    Files.write(file, new byte[ConfigTree.LARGEST_FILE + 1]);
    assertThatThrownBy(() -> ConfigTree.read(file)).hasMessageContaining("expected at most");
    Files.write(file, new byte[] {'a', ':', (byte) 0xFF});
    assertThatThrownBy(() -> ConfigTree.read(file)).isInstanceOf(BadConfig.class);
    Files.writeString(file, "a: 1");
    assertThat(ConfigTree.read(file).find("a")).isPresent();
  }
}
