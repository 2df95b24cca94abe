package io.freshet.picture.fetch;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.freshet.picture.BadPicture;
import io.freshet.picture.PictureLimits;
import io.freshet.wire.Reason;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Against a real server of this machine. */
@Timeout(60)
final class HttpPicturesTest {
  private static final byte[] CONTENT = "a picture".getBytes(US_ASCII);
  private static final PictureLimits LIMITS = new PictureLimits(1000, 100, 10, 1);
  private static final long LIMIT_MILLIS = 700;

  private final AtomicInteger asked = new AtomicInteger();
  private final CountDownLatch over = new CountDownLatch(1);
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private HttpServer server;
  private int port;
  private HttpPictures pictures;

  @BeforeEach
  void serve() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    port = server.getAddress().getPort();
    server.createContext("/", this::answer);
    server.start();
    pictures = fetching(AddressRule.ANY, HostNames.SYSTEM, "localhost:" + port);
  }

  private HttpPictures fetching(AddressRule rule, HostNames names, String... hosts) {
    return new HttpPictures(
        new FetchSettings(List.of(), List.of(hosts), rule, LIMIT_MILLIS), LIMITS, names);
  }

  @AfterEach
  void stop() {
    over.countDown();
    pictures.close();
    server.stop(0);
    threads.shutdownNow();
  }

  private void answer(HttpExchange exchange) throws IOException {
    asked.incrementAndGet();
    String path = exchange.getRequestURI().getPath();
    int hops = path.matches("/hop\\d") ? path.charAt(4) - '0' : 0;
    if (hops > 0) {
      redirect(exchange, hops == 1 ? "/picture" : "hop" + (hops - 1));
    } else if (path.startsWith("/to/")) {
      redirect(exchange, path.substring(4));
    } else if (path.equals("/endless")) {
      exchange.sendResponseHeaders(200, 0);
      dripTo(exchange.getResponseBody(), new byte[256], 0);
    } else if (path.equals("/slow")) {
      exchange.sendResponseHeaders(200, 0);
      dripTo(exchange.getResponseBody(), new byte[1], 50);
    } else if (path.equals("/picture")) {
      exchange.getResponseHeaders().add("Content-Type", "image/png");
      exchange.sendResponseHeaders(200, CONTENT.length);
      exchange.getResponseBody().write(CONTENT);
    } else {
      exchange.sendResponseHeaders(404, -1);
    }
    exchange.close();
  }

  private static void redirect(HttpExchange exchange, String to) throws IOException {
    exchange.getResponseHeaders().add("Location", to);
    exchange.sendResponseHeaders(302, -1);
  }

  private void dripTo(OutputStream out, byte[] drop, long pauseMillis) throws IOException {
    try {
      while (!over.await(pauseMillis, TimeUnit.MILLISECONDS)) {
        out.write(drop);
        out.flush();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void getsAPictureWithItsMediaType() throws Exception {
    FetchedPicture found = pictures.get(at("/picture"));
    assertThat(found.file()).isEqualTo(CONTENT);
    assertThat(found.mediaType()).isEqualTo("image/png");
  }

  @Test
  void followsThreeRedirectsAndNoMore() throws Exception {
    assertThat(pictures.get(at("/hop3")).file()).isEqualTo(CONTENT);
    assertRefused(at("/hop4"), "which redirects more than 3 times");
  }

  @Test
  void asksNobodyWhoIsNotNamed() {
    assertRefused(URI.create("http://localhost:1/x"), "localhost:1 is not among the allowed hosts");
    assertRefused(URI.create("http://127.0.0.1:" + port + "/picture"), "is not among the allowed");
    assertRefused(
        URI.create("http://user@localhost:" + port + "/picture"), "names no host, or a user");
    assertRefused(URI.create("http:/picture"), "names no host");
    assertThat(asked).hasValue(0);
  }

  @Test
  void checksWhereARedirectLeads() {
    assertRefused(
        at("/to/http://127.0.0.1:" + port + "/picture"), "is not among the allowed hosts");
    assertRefused(at("/to/file:///etc/passwd"), "which redirects to file:///etc/passwd");
    assertThat(asked).hasValue(2);
  }

  @Test
  void connectsToNoAddressThatTheRuleRefuses() {
    try (HttpPictures strict =
        fetching(AddressRule.PUBLIC, HostNames.SYSTEM, "localhost:" + port)) {
      assertThatThrownBy(() -> strict.get(at("/picture")))
          .isInstanceOf(BadPicture.class)
          .hasMessageContaining("host localhost resolves to")
          .hasMessageContaining("expected only public addresses");
    }
    assertThat(asked).hasValue(0);
  }

  /** A name that answers with a public address first and with this machine when asked again. */
  @Test
  void connectsToTheAddressThatWasChecked() throws Exception {
    AtomicInteger resolved = new AtomicInteger();
    InetAddress loopback = InetAddress.getLoopbackAddress();
    HostNames rebinding =
        host ->
            resolved.getAndIncrement() == 0
                ? new InetAddress[] {loopback}
                : new InetAddress[] {InetAddress.getByName("10.1.2.3")};
    try (HttpPictures once = fetching(AddressRule.ANY, rebinding, "pictures.example:" + port)) {
      URI address = URI.create("http://pictures.example:" + port + "/picture");
      assertThat(once.get(address).file()).isEqualTo(CONTENT);
    }
    assertThat(resolved).hasValue(1);
  }

  @Test
  void aHostWithOnePrivateAddressIsRefusedWhole() {
    HostNames mixed =
        host ->
            new InetAddress[] {
              InetAddress.getByName("93.184.216.34"), InetAddress.getByName("169.254.169.254")
            };
    try (HttpPictures strict = fetching(AddressRule.PUBLIC, mixed, "pictures.example:" + port)) {
      assertThatThrownBy(() -> strict.get(URI.create("http://pictures.example:" + port + "/")))
          .isInstanceOf(BadPicture.class)
          .hasMessageContaining("169.254.169.254");
    }
  }

  @Test
  void readsNoMoreBytesThanAccepted() {
    assertThatThrownBy(() -> pictures.get(at("/endless")))
        .isInstanceOfSatisfying(
            BadPicture.class, bad -> assertThat(bad.reason()).isEqualTo(Reason.PICTURE_SIZE))
        .hasMessageContaining("more than 1000 bytes");
  }

  @Test
  void endsAtItsLimitHoweverSlowlyBytesCome() {
    assertEndsInTime(at("/slow"), pictures);
  }

  /** A server that sends one letter of a header at a time, each well within any timeout. */
  @Test
  void endsAtItsLimitHoweverSlowlyHeadersCome() throws Exception {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      threads.execute(() -> dripHeaders(socket));
      String host = "localhost:" + socket.getLocalPort();
      try (HttpPictures slow = fetching(AddressRule.ANY, HostNames.SYSTEM, host)) {
        assertEndsInTime(URI.create("http://" + host + "/"), slow);
      }
    }
  }

  /** Addresses where somebody listens and takes no call: each alone may wait for the limit. */
  @Test
  void endsAtItsLimitHoweverManyAddressesDoNotAnswer() throws Exception {
    InetAddress[] addresses = new InetAddress[16];
    for (int at = 0; at < addresses.length; at++) {
      addresses[at] = InetAddress.getByAddress(new byte[] {127, 0, 0, (byte) (at + 1)});
    }
    try (ServerSocket socket = new ServerSocket(0, 1)) {
      int silent = socket.getLocalPort();
      String host = "pictures.example:" + silent;
      List<Socket> waiting = new ArrayList<>();
      try (HttpPictures slow = fetching(AddressRule.ANY, name -> addresses, host)) {
        for (int calls = 0; calls < 4; calls++) {
          waiting.add(new Socket());
          callInVain(waiting.get(calls), new InetSocketAddress(addresses[0], silent));
        }
        assertEndsInTime(URI.create("http://" + host + "/"), slow);
      } finally {
        for (Socket each : waiting) {
          each.close();
        }
      }
    }
  }

  /** Fills the queue of calls that nobody takes. */
  private static void callInVain(Socket caller, InetSocketAddress address) throws IOException {
    try {
      caller.connect(address, 100);
    } catch (SocketTimeoutException theQueueIsFull) {
      // as it should be
    }
  }

  private void dripHeaders(ServerSocket socket) {
    try (Socket caller = socket.accept()) {
      caller.getOutputStream().write("HTTP/1.1 200 OK\r\nX: ".getBytes(US_ASCII));
      dripTo(caller.getOutputStream(), new byte[] {'x'}, 50);
    } catch (IOException theCallerHasGone) {
      // as it should
    }
  }

  @Test
  void whatDoesNotAnswerWithAPictureMayDoSoLater() throws Exception {
    assertThatThrownBy(() -> pictures.get(at("/none")))
        .isInstanceOf(Unreachable.class)
        .hasMessageContaining("/none answered with status 404");
    server.stop(0);
    assertThatThrownBy(() -> pictures.get(at("/picture"))).isInstanceOf(Unreachable.class);
  }

  private static void assertEndsInTime(URI address, HttpPictures fetching) {
    long start = System.nanoTime();
    assertThatThrownBy(() -> fetching.get(address))
        .isInstanceOf(Unreachable.class)
        .hasMessageContaining("did not answer in full within 700 ms");
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(6));
  }

  private URI at(String path) {
    return URI.create("http://localhost:" + port + path);
  }

  private void assertRefused(URI address, String why) {
    assertThatThrownBy(() -> pictures.get(address))
        .as(address.toString())
        .isInstanceOfSatisfying(
            BadPicture.class, bad -> assertThat(bad.reason()).isEqualTo(Reason.PICTURE_ADDRESS))
        .hasMessageContaining(why);
  }
}
