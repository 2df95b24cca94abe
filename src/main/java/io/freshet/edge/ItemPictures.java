package io.freshet.edge;

import io.freshet.schema.ItemEvent;
import io.freshet.store.PictureType;
import io.freshet.store.ReadStore;
import io.javalin.http.Context;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Where pictures of items are seen, and those of them that are kept here. */
final class ItemPictures {
  private static final String HTTPS = "https";
  private static final int TAG_BYTES = 8;

  /** A year. */
  private static final String FOR_EVER = "private, max-age=31536000, immutable";

  private final ReadStore store;
  private final Set<String> hosts;

  /**
   * @param config whose hosts a page may load pictures from
   */
  ItemPictures(ReadStore store, PicturesConfig config) {
    this.store = store;
    this.hosts = Set.copyOf(config.hosts());
  }

  /**
   * Where a page may load the picture from: this edge, or a host that is configured. Nobody is sent
   * to any other.
   */
  Optional<String> link(ItemEvent item) {
    if (item.getPicture() != null) {
      String id = URLEncoder.encode(item.getItemId(), StandardCharsets.UTF_8).replace("+", "%20");
      return Optional.of("/v1/items/%s/picture?at=%d".formatted(id, item.getAt().toEpochMilli()));
    }
    return Optional.ofNullable(item.getImageUri()).filter(this::isAllowed);
  }

  private boolean isAllowed(String address) {
    try {
      URI uri = new URI(address);
      String host = uri.getHost();
      if (!HTTPS.equals(uri.getScheme()) || host == null || uri.getRawUserInfo() != null) {
        return false;
      }
      String name = host.toLowerCase(Locale.ROOT);
      return hosts.contains(uri.getPort() < 0 ? name : name + ":" + uri.getPort());
    } catch (URISyntaxException e) {
      return false;
    }
  }

  /**
   * Answers the file with the type that its bytes tell. Under the address that {@link #link} gives
   * it never changes; under any other it is asked again whether it did.
   */
  void serve(Context request) {
    String item = ListRequest.id(request, "an item");
    byte[] file = store.picture(item).orElseThrow(() -> unknown(item));
    PictureType type = PictureType.of(file).orElseThrow(() -> unknown(item));
    String tag = tag(file);
    request.header("ETag", tag);
    request.header("Cache-Control", isCurrent(request, item) ? FOR_EVER : "private, no-cache");
    if (tag.equals(request.header("If-None-Match"))) {
      request.status(304);
    } else {
      request.contentType(type.mediaType()).result(file);
    }
  }

  private boolean isCurrent(Context request, String item) {
    String at = String.valueOf(request.queryParam("at"));
    return store
        .item(item)
        .map(known -> String.valueOf(known.getAt().toEpochMilli()).equals(at))
        .orElse(false);
  }

  private static Problem unknown(String item) {
    return new Problem(404, "no picture of item '%s' is held here".formatted(item));
  }

  private static String tag(byte[] file) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(file);
      return '"' + HexFormat.of().formatHex(hash, 0, TAG_BYTES) + '"';
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
