package io.freshet.picture.fetch;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsExchange;
import com.sun.net.httpserver.HttpsServer;
import io.freshet.picture.BadPicture;
import io.freshet.picture.PictureLimits;
import io.freshet.wire.Reason;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Against a real HTTPS server of this machine, that a name nobody else knows resolves to. */
@Timeout(60)
final class HttpsPicturesTest {
  private static final byte[] CONTENT = "a picture".getBytes(US_ASCII);
  private static final PictureLimits LIMITS = new PictureLimits(1000, 100, 10, 1);
  private static final long LIMIT_MILLIS = 2000;
  private static final String HOST = "pictures.example";
  private static final String NAMED = "san=dns:" + HOST;
  private static final byte[] RECORD_OF_16_KIB = {0x16, 0x03, 0x03, 0x3F, (byte) 0xFF};

  @TempDir static Path folder;
  private static Certificates certificates;

  private final Queue<String> resolved = new ConcurrentLinkedQueue<>();
  private final Queue<String> named = new ConcurrentLinkedQueue<>();
  private final Queue<String> hosts = new ConcurrentLinkedQueue<>();
  private final CountDownLatch over = new CountDownLatch(1);
  private final ExecutorService threads = Executors.newCachedThreadPool();

  @BeforeAll
  static void certify() throws Exception {
    certificates = new Certificates(folder);
    certificates.make("known", "-ext", "bc:critical");
    certificates.make("unknown", "-ext", "bc:critical");
    certificates.make("right", "-signer", "known", "-ext", NAMED);
    certificates.make(
        "other", "-signer", "known", "-ext", "san=dns:other.example,dns:localhost,ip:127.0.0.1");
    certificates.make("stranger", "-signer", "unknown", "-ext", NAMED);
    certificates.make("itself", "-ext", NAMED);
    certificates.make(
        "expired", "-signer", "known", "-ext", NAMED, "-startdate", "-3d", "-validity", "1");
  }

  @AfterEach
  void stop() {
    over.countDown();
    threads.shutdownNow();
  }

  /** A server with one of the certificates, and who fetches from it. */
  private final class Trial implements AutoCloseable {
    private final HttpsServer server;
    private final HttpPictures pictures;

    Trial(String certificate) throws Exception {
      server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.setHttpsConfigurator(new HttpsConfigurator(certificates.server(certificate)));
      server.setExecutor(threads);
      server.createContext("/", HttpsPicturesTest.this::answer);
      server.start();
      pictures = fetching(certificates.trusting("known"), port());
    }

    int port() {
      return server.getAddress().getPort();
    }

    FetchedPicture get(String path) throws Exception {
      return pictures.get(URI.create("https://%s:%d%s".formatted(HOST, port(), path)));
    }

    @Override
    public void close() {
      pictures.close();
      server.stop(0);
    }
  }

  private void answer(HttpExchange exchange) throws IOException {
    ExtendedSSLSession session = (ExtendedSSLSession) ((HttpsExchange) exchange).getSSLSession();
    session.getRequestedServerNames().forEach(name -> named.add(name.toString()));
    hosts.add(String.valueOf(exchange.getRequestHeaders().getFirst("Host")));
    String path = exchange.getRequestURI().toString();
    if (path.startsWith("/to/")) {
      exchange.getResponseHeaders().add("Location", path.substring(4));
      exchange.sendResponseHeaders(302, -1);
    } else {
      exchange.sendResponseHeaders(200, CONTENT.length);
      exchange.getResponseBody().write(CONTENT);
    }
    exchange.close();
  }

  /** Of this machine only the one address that {@link #HOST} has may be connected to. */
  private HttpPictures fetching(SSLContext trust, int port) {
    List<String> allowed =
        List.of(HOST + ":" + port, "inner.example", "10.1.2.3", "both.example:" + port);
    CheckedHostNames names =
        new CheckedHostNames(
            this::addresses,
            address -> address.isLoopbackAddress() || AddressRule.PUBLIC.admits(address));
    return new HttpPictures(
        new FetchSettings(List.of(), allowed, AddressRule.PUBLIC, LIMIT_MILLIS),
        LIMITS,
        CheckedClient.open(LIMIT_MILLIS, names, trust));
  }

  private InetAddress[] addresses(String host) throws java.net.UnknownHostException {
    resolved.add(host);
    InetAddress here = InetAddress.getLoopbackAddress();
    InetAddress inside = InetAddress.getByName("10.1.2.3");
    return Map.of(
            HOST,
            new InetAddress[] {here},
            "inner.example",
            new InetAddress[] {inside},
            "both.example",
            new InetAddress[] {here, inside})
        .getOrDefault(host, new InetAddress[] {inside});
  }

  @Test
  void getsAPictureOfTheHostItNamedFromTheAddressItChecked() throws Exception {
    try (Trial trial = new Trial("right")) {
      assertThat(trial.get("/picture").file()).isEqualTo(CONTENT);
      assertThat(named).containsExactly("type=host_name (0), value=" + HOST);
      assertThat(hosts).containsExactly(HOST + ":" + trial.port());
      assertThat(resolved).containsExactly(HOST);
    }
  }

  @ParameterizedTest
  @CsvSource({
    // of another name, and of the address that was connected to
    "other, No subject alternative DNS name matching pictures.example found",
    "stranger, unable to find valid certification path",
    "itself, unable to find valid certification path",
    "expired, validity check failed"
  })
  void asksNothingOfAServerWhoseCertificateDoesNotShowThatItIsTheHost(
      String certificate, String why) throws Exception {
    try (Trial trial = new Trial(certificate)) {
      assertThatThrownBy(() -> trial.get("/picture"))
          .isInstanceOf(Unreachable.class)
          .hasMessageContaining("did not answer: ")
          .hasMessageContaining(why);
      assertThat(hosts).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://inner.example/x", "https://10.1.2.3/x"})
  void aRedirectToAPrivateAddressIsRefused(String inside) throws Exception {
    try (Trial trial = new Trial("right")) {
      assertRefused(trial, "/to/" + inside, "resolves to 10.1.2.3, expected only public addresses");
    }
  }

  @Test
  void aRedirectToAHostThatIsOnlyPartlyPublicIsRefused() throws Exception {
    try (Trial trial = new Trial("right")) {
      assertRefused(
          trial,
          "/to/https://both.example:" + trial.port() + "/picture",
          "host both.example resolves to 10.1.2.3");
    }
  }

  @Test
  void aRedirectOutOfTlsIsRefused() throws Exception {
    try (Trial trial = new Trial("right")) {
      String plain = "http://%s:%d/picture".formatted(HOST, trial.port());
      assertRefused(trial, "/to/" + plain, "which redirects to " + plain);
    }
  }

  private void assertRefused(Trial trial, String path, String why) {
    assertThatThrownBy(() -> trial.get(path))
        .isInstanceOfSatisfying(
            BadPicture.class, bad -> assertThat(bad.reason()).isEqualTo(Reason.PICTURE_ADDRESS))
        .hasMessageContaining(why);
    assertThat(hosts).hasSize(1);
  }

  @Test
  void endsAtItsLimitWhenAServerNeverShakesHands() throws Exception {
    assertEndsInTime(caller -> over.await());
  }

  /** Each byte comes well within any timeout. */
  @Test
  void endsAtItsLimitHoweverSlowlyAServerShakesHands() throws Exception {
    assertEndsInTime(
        caller -> {
          caller.getOutputStream().write(RECORD_OF_16_KIB);
          while (!over.await(50, TimeUnit.MILLISECONDS)) {
            caller.getOutputStream().write(2);
          }
        });
  }

  private interface Greeting {
    void to(Socket caller) throws IOException, InterruptedException;
  }

  private void assertEndsInTime(Greeting greeting) throws Exception {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        HttpPictures pictures = fetching(certificates.trusting("known"), socket.getLocalPort())) {
      threads.execute(() -> greet(socket, greeting));
      URI address = URI.create("https://%s:%d/".formatted(HOST, socket.getLocalPort()));
      long start = System.nanoTime();
      assertThatThrownBy(() -> pictures.get(address)).isInstanceOf(Unreachable.class);
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
    }
  }

  private static void greet(ServerSocket socket, Greeting greeting) {
    try (Socket caller = socket.accept()) {
      greeting.to(caller);
    } catch (IOException theCallerHasGone) {
      // as it should
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
