package io.freshet.edge;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.freshet.schema.UserEvent;
import io.freshet.standalone.EmbeddedKafka;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page in a real browser: what it says when there is much, nothing, or no key. */
@Tag("full")
final class PageIT {
  private static final long BROWSER_SECONDS = 60;

  @TempDir private static Path folder;
  private static EmbeddedKafka kafka;
  private static EdgeFixture edge;

  @BeforeAll
  static void start() {
    kafka = EmbeddedKafka.startTemporary();
    edge = new EdgeFixture(kafka, folder.resolve("store"));
    EdgeFixture.await("ready", () -> edge.get("/health/ready").statusCode() == 200);
  }

  @AfterAll
  static void stop() {
    edge.close();
    kafka.close();
  }

  @Test
  void showsRatesArmsAndAShopperBesideTheirList() throws Exception {
    edge.write(EdgeFixture.TOPICS.itemEvents(), "hat", Given.item("hat", "Felt <b>hat</b>"));
    edge.write(EdgeFixture.TOPICS.deadLetters(), "t-0@1", Given.deadLetter());
    for (int i = 0; i < 20; i++) {
      UserEvent cause = Given.click("page-" + i, "shopper-" + i % 3, i % 3 == 0 ? "hat" : "boots");
      edge.write(cause);
      edge.write(
          EdgeFixture.TOPICS.recommendations(),
          cause.getUserId(),
          Given.list(cause, i + 1, i % 3 == 0 ? "a" : "b", "hat", "scarf", "gloves"));
    }
    EdgeFixture.await("lists", () -> edge.edge().stats().lists() == 20);
    EdgeFixture.await("dead letter", () -> edge.edge().stats().deadLetters() == 1);
    edge.get("/v1/users/shopper-1/recommendations");

    String page = dom("/?user=shopper-0");

    assertThat(page).contains("<output id=\"events-total\">20</output>");
    assertThat(page).contains("<output id=\"lists-total\">20</output>");
    assertThat(page).contains("1 truncated");
    assertThat(page).contains("shop-sasrec", "version 9f86d081884c7d65", "of experiment ranking");
    assertThat(page).contains("What <b id=\"user-name\">shopper-0</b> did");
    assertThat(page).contains("Felt &lt;b&gt;hat&lt;/b&gt;").doesNotContain("Felt <b>hat</b>");
    assertThat(page).contains("Made because of their click of");
    assertThat(page).contains(">Live</p>");
    assertThat(Files.size(screenshot("/?user=shopper-0"))).isGreaterThan(30_000);
  }

  @Test
  void saysWhatToDoWhileThereIsNothing() throws Exception {
    try (EmbeddedKafka empty = EmbeddedKafka.startTemporary();
        EdgeFixture quiet = new EdgeFixture(empty, folder.resolve("quiet"))) {
      EdgeFixture.await("ready", () -> quiet.get("/health/ready").statusCode() == 200);

      String page = dom(quiet, "/");

      assertThat(page).contains("No list was made yet. The first one appears seconds after");
      assertThat(page).contains("Every record could be used.");
      assertThat(page).contains("Nobody did anything yet.");
      assertThat(page).contains("<div class=\"columns\" id=\"user-view\" hidden=\"\">");
    }
  }

  @Test
  void showsItemsAsPicturesAndWhatLooksLikeTheOneThatIsChosen() throws Exception {
    try (EmbeddedKafka own = EmbeddedKafka.startTemporary();
        EdgeFixture shop = new EdgeFixture(own, folder.resolve("pictured"))) {
      showLampsAndATeapot(shop);
      UserEvent cause = Given.click("seen", "looker", "lamp");
      shop.write(cause);
      shop.write(
          EdgeFixture.TOPICS.recommendations(),
          "looker",
          Given.list(cause, 1, "b", "lamp", "teapot"));
      EdgeFixture.await("three vectors", () -> shop.edge().vectors() == 3);
      EdgeFixture.await("the list", () -> shop.json("/v1/users/looker/explain").has("list"));

      String page = dom(shop, "/?user=looker&item=lamp");

      assertThat(page).contains("<h3 id=\"item-name\">A lamp</h3>", "A lantern", "0.995");
      assertThat(page.indexOf("A lantern")).isLessThan(page.lastIndexOf("A teapot"));
      assertThat(page).containsPattern("<img class=\"picture\"[^>]*src=\"/v1/items/lamp/picture");
      assertThat(page).contains("class=\"timeline pictured\"", "class=\"list pictured\"");
      assertThat(page).doesNotContain("picture none");
    }
  }

  private static void showLampsAndATeapot(EdgeFixture shop) {
    for (String item : List.of("lamp", "lantern", "teapot")) {
      shop.write(EdgeFixture.TOPICS.itemEvents(), item, Given.pictured(item, "A " + item));
    }
    String vectors = EdgeFixture.TOPICS.itemVectors();
    shop.write(vectors, "lamp", Given.vector("lamp", 1f, 0f));
    shop.write(vectors, "lantern", Given.vector("lantern", 1f, 0.1f));
    shop.write(vectors, "teapot", Given.vector("teapot", 0f, 1f));
  }

  @Test
  void asksForTheKeyWhenThereIsOne() throws Exception {
    HttpConfig http = new HttpConfig("127.0.0.1", 0, "0123456789abcdef", 1 << 20, 1000, 0);
    try (EdgeFixture keyed = new EdgeFixture(kafka, folder.resolve("keyed"), http)) {
      assertThat(dom(keyed, "/")).contains("<form id=\"key\" class=\"notice\">");
    }
  }

  private static String dom(String path) throws Exception {
    return dom(edge, path);
  }

  private static String dom(EdgeFixture shown, String path) throws Exception {
    Path out = folder.resolve("dom-" + System.nanoTime());
    browse(shown, path, List.of("--dump-dom"), out);
    return Files.readString(out);
  }

  private static Path screenshot(String path) throws Exception {
    Path image = folder.resolve("page.png");
    browse(edge, path, List.of("--screenshot=" + image), folder.resolve("log"));
    return image;
  }

  private static void browse(EdgeFixture shown, String path, List<String> what, Path out)
      throws Exception {
    List<String> command = new ArrayList<>(List.of(chromium(), "--headless", "--no-sandbox"));
    command.addAll(
        List.of(
            "--disable-gpu",
            "--disable-dev-shm-usage",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--no-first-run",
            "--hide-scrollbars",
            "--window-size=1280,1600",
            "--virtual-time-budget=5000",
            "--user-data-dir=" + folder.resolve("profile")));
    command.addAll(what);
    command.add("http://127.0.0.1:" + shown.edge().port() + path);
    Process browser =
        new ProcessBuilder(command)
            .redirectOutput(out.toFile())
            .redirectError(folder.resolve("browser.log").toFile())
            .start();
    if (!browser.waitFor(BROWSER_SECONDS, TimeUnit.SECONDS)) {
      browser.destroyForcibly();
    }
    assertThat(browser.waitFor()).as("chromium: %s", log(folder.resolve("browser.log"))).isZero();
  }

  private static String chromium() {
    String found =
        Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
            .map(directory -> Path.of(directory, "chromium"))
            .filter(Files::isExecutable)
            .map(Path::toString)
            .findFirst()
            .orElse("");
    assumeTrue(!found.isEmpty(), "chromium is not installed");
    return found;
  }

  private static String log(Path file) throws IOException {
    return new String(Files.readAllBytes(file), UTF_8);
  }
}
