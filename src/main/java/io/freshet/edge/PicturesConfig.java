package io.freshet.edge;

import io.freshet.config.ConfigReader;
import io.freshet.store.PictureBounds;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Which pictures of items are shown.
 *
 * @param kept what is kept of those that come within item events
 * @param hosts whose pictures a page may load by {@code image_uri}, over https, as host or
 *     host:port
 */
public record PicturesConfig(PictureBounds kept, List<String> hosts) {
  /** They become part of a header: nothing that could end or widen it. */
  private static final Pattern HOST =
      Pattern.compile("[a-z0-9]([a-z0-9.-]*[a-z0-9])?(:[0-9]{1,5})?");

  public PicturesConfig {
    hosts = List.copyOf(hosts);
    for (String host : hosts) {
      if (!HOST.matcher(host).matches()) {
        throw new IllegalArgumentException(
            "'%s' is no host of pictures, expected host or host:port in lower case"
                .formatted(host));
      }
    }
  }

  public static PicturesConfig withDefaults() {
    return new PicturesConfig(PictureBounds.defaults(), List.of());
  }

  static PicturesConfig read(ConfigReader reader) {
    PictureBounds usual = PictureBounds.defaults();
    long each =
        reader.about("Largest picture kept of an item; 0B keeps none.").bytes("each", usual.each());
    long all =
        reader
            .about("Of all pictures kept; what comes beyond it is not shown.")
            .bytes("all", usual.all());
    List<String> hosts =
        reader
            .about("Whose pictures the page may load by https, as host or host:port.")
            .list("hosts", List.of());
    List<String> wrong = hosts.stream().filter(host -> !HOST.matcher(host).matches()).toList();
    if (!wrong.isEmpty()) {
      reader.problem(
          "hosts", "names %s, expected host or host:port in lower case".formatted(wrong));
    }
    return new PicturesConfig(
        new PictureBounds((int) Math.min(Integer.MAX_VALUE, each), all),
        wrong.isEmpty() ? hosts : List.of());
  }
}
