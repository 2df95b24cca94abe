package io.freshet.deploy;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.bench.Benchmark;
import io.freshet.bench.Benchmarks;
import io.freshet.cli.Freshet;
import io.freshet.system.SystemCatalogue;
import io.freshet.system.SystemDefinition;
import io.freshet.system.picture.PictureCatalogue;
import io.freshet.system.picture.PictureDefinition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import picocli.CommandLine;

/** Pages lead where they say, and their commands are commands. */
final class DocumentationTest {
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)#]+)(?:#[^)]*)?\\)");
  private static final Pattern COMMAND = Pattern.compile("\\./freshet ([a-z-]+)([^`#\n]*)");
  private static final Pattern OPTION = Pattern.compile("(--[a-z-]+)");

  @TestFactory
  Stream<DynamicTest> everyLinkLeadsToAFile() throws IOException {
    return pages()
        .map(page -> DynamicTest.dynamicTest(nameOf(page), () -> linksLeadSomewhere(page)));
  }

  @TestFactory
  Stream<DynamicTest> everyCommandExistsWithItsOptions() throws IOException {
    return pages().map(page -> DynamicTest.dynamicTest(nameOf(page), () -> commandsExist(page)));
  }

  @Test
  void everySystemIsARowOfTheReadme() throws IOException {
    String readme = Files.readString(Checkout.root().resolve("README.md"));
    for (SystemDefinition system : SystemCatalogue.all()) {
      String name = system.card().name();
      String file = system.getClass().getSimpleName() + ".java";
      assertThat(readme)
          .contains("| [`" + name + "`](models/src/main/java/io/freshet/system/" + file + ") |");
    }
  }

  @Test
  void everySystemThatSeesIsARowOfTheReadme() throws IOException {
    String readme = Files.readString(Checkout.root().resolve("README.md"));
    for (PictureDefinition system : PictureCatalogue.all()) {
      String name = system.card().name();
      String file = "system/picture/" + system.getClass().getSimpleName() + ".java";
      assertThat(readme)
          .contains("| [`" + name + "`](models/src/main/java/io/freshet/" + file + ") |")
          .contains("| " + system.card().difference() + " |");
    }
  }

  @Test
  void noPageHoldsWhatAMergeLeft() throws IOException {
    for (Path page : pages().toList()) {
      assertThat(Files.readAllLines(page))
          .as(nameOf(page))
          .noneMatch(line -> line.matches("(<{7}|>{7}|={7})( .*)?"));
    }
  }

  private static void linksLeadSomewhere(Path page) throws IOException {
    Matcher link = LINK.matcher(Files.readString(page));
    while (link.find()) {
      if (!link.group(1).startsWith("http")) {
        assertThat(page.resolveSibling(link.group(1))).exists();
      }
    }
  }

  private static void commandsExist(Path page) throws IOException {
    CommandLine root = new CommandLine(new Freshet());
    Matcher command = COMMAND.matcher(Files.readString(page));
    while (command.find()) {
      String name = command.group(1);
      CommandLine known =
          requireNonNull(root.getSubcommands().get(name), () -> "no such command: " + name);
      Matcher option = OPTION.matcher(command.group(2));
      while (option.find()) {
        assertThat(options(known)).as(command.group()).contains(option.group());
      }
      if (command.group(1).equals("bench")) {
        assertThat(benchmarks()).contains(command.group(2).strip().split(" ", -1)[0]);
      }
    }
  }

  private static List<String> benchmarks() {
    return Stream.concat(Stream.of("", "<name>"), Benchmarks.all().stream().map(Benchmark::name))
        .toList();
  }

  /** Of a command and of those below it. */
  private static List<String> options(CommandLine command) {
    return Stream.concat(
            command.getCommandSpec().optionsMap().keySet().stream(),
            command.getSubcommands().values().stream().flatMap(below -> options(below).stream()))
        .toList();
  }

  private static Stream<Path> pages() throws IOException {
    Path root = Checkout.root();
    try (Stream<Path> docs = Files.walk(root.resolve("src/docs"));
        Stream<Path> deploy = Files.walk(root.resolve("deploy"));
        Stream<Path> top = Files.list(root)) {
      return Stream.of(docs, deploy, top)
          .flatMap(files -> files)
          .filter(file -> file.toString().endsWith(".md"))
          .filter(file -> !file.toString().contains("/target/"))
          .sorted()
          .toList()
          .stream();
    }
  }

  private static String nameOf(Path page) {
    return Checkout.root().relativize(page).toString();
  }
}
