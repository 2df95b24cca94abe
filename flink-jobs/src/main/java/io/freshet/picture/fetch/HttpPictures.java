package io.freshet.picture.fetch;

import io.freshet.picture.BadPicture;
import io.freshet.picture.PictureLimits;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.ssl.SSLContexts;

/**
 * Pictures from allowed hosts. Redirects are followed here, each address checked as the first was.
 * A watch ends every fetch at its limit, whatever it waits for; resolving a name ends at the limit
 * of the system's resolver.
 */
final class HttpPictures implements AutoCloseable {
  private final FetchSettings settings;
  private final PictureLimits limits;
  private final CloseableHttpClient client;
  private final ScheduledExecutorService watch;

  /** Trusts the certificates that this JVM trusts. */
  HttpPictures(FetchSettings settings, PictureLimits limits, HostNames names) {
    this(
        settings,
        limits,
        CheckedClient.open(
            settings.limitMillis(),
            new CheckedHostNames(names, settings.reach()::admits),
            SSLContexts.createDefault()));
  }

  HttpPictures(FetchSettings settings, PictureLimits limits, CloseableHttpClient client) {
    this.settings = settings;
    this.limits = limits;
    this.client = client;
    this.watch =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread thread = new Thread(task, "freshet-fetch-watch");
              thread.setDaemon(true);
              return thread;
            });
  }

  FetchedPicture get(URI address) throws BadPicture, Unreachable {
    long endNanos = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(settings.limitMillis());
    URI at = address;
    for (int redirects = 0; redirects <= FetchSettings.MOST_REDIRECTS; redirects++) {
      admit(at);
      Answer answer = ask(at, endNanos);
      if (answer.picture().isPresent()) {
        return answer.picture().get();
      }
      at = follow(at, answer.location());
    }
    throw PicturesByAddress.refused(
        address, "which redirects more than %d times".formatted(FetchSettings.MOST_REDIRECTS));
  }

  /** A picture, or where it lies instead. */
  private record Answer(Optional<FetchedPicture> picture, String location) {}

  private void admit(URI address) throws BadPicture {
    String host = String.valueOf(address.getHost()).toLowerCase(Locale.ROOT);
    int usual = "https".equalsIgnoreCase(address.getScheme()) ? 443 : 80;
    String wanted =
        address.getPort() < 0 || address.getPort() == usual ? host : host + ":" + address.getPort();
    if (address.getHost() == null || address.getUserInfo() != null) {
      throw PicturesByAddress.refused(address, "which names no host, or a user");
    }
    if (settings.hosts().stream().noneMatch(wanted::equalsIgnoreCase)) {
      throw PicturesByAddress.refused(
          address, "and %s is not among the allowed hosts".formatted(wanted));
    }
  }

  private Answer ask(URI address, long endNanos) throws BadPicture, Unreachable {
    HttpGet get = new HttpGet(address);
    long left = endNanos - System.nanoTime();
    ScheduledFuture<?> ending =
        watch.schedule(get::cancel, Math.max(0, left), TimeUnit.NANOSECONDS);
    try (ClassicHttpResponse response = client.executeOpen(null, get, null)) {
      try {
        return answer(address, response);
      } finally {
        get.cancel(); // what is left of an answer is not read: it may be endless
      }
    } catch (CheckedHostNames.Refused e) {
      throw PicturesByAddress.refused(address, "and " + e.getMessage());
    } catch (IOException | RuntimeException e) {
      throw new Unreachable(
          System.nanoTime() >= endNanos
              ? "%s did not answer in full within %d ms".formatted(address, settings.limitMillis())
              : "%s did not answer: %s".formatted(address, e));
    } finally {
      ending.cancel(false);
    }
  }

  private Answer answer(URI address, ClassicHttpResponse response)
      throws IOException, BadPicture, Unreachable {
    Header location = response.getFirstHeader("Location");
    return switch (response.getCode()) {
      case 200 -> new Answer(Optional.of(picture(response.getEntity())), "");
      case 301, 302, 303, 307, 308 -> {
        if (location == null) {
          throw new Unreachable("%s redirects to nowhere".formatted(address));
        }
        yield new Answer(Optional.empty(), location.getValue());
      }
      default ->
          throw new Unreachable(
              "%s answered with status %d".formatted(address, response.getCode()));
    };
  }

  private FetchedPicture picture(HttpEntity entity) throws IOException, BadPicture {
    String type = String.valueOf(entity.getContentType() == null ? "" : entity.getContentType());
    return new FetchedPicture(
        BoundedBytes.read(entity.getContent(), limits),
        type.startsWith("application/octet-stream") ? "" : type); // which says nothing
  }

  private URI follow(URI from, String location) throws BadPicture {
    URI to;
    try {
      to = from.resolve(location);
    } catch (IllegalArgumentException e) {
      throw PicturesByAddress.refused(from, "which redirects to no address");
    }
    String scheme = String.valueOf(to.getScheme()).toLowerCase(Locale.ROOT);
    boolean kept = scheme.equals("https") || scheme.equalsIgnoreCase(from.getScheme());
    if (!List.of("http", "https").contains(scheme) || !kept) {
      throw PicturesByAddress.refused(from, "which redirects to " + to);
    }
    return to;
  }

  @Override
  public void close() {
    watch.shutdownNow();
    client.close(CloseMode.IMMEDIATE);
  }
}
