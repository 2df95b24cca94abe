package io.freshet.store;

import io.freshet.config.ConfigReader;
import io.freshet.wire.WireFormat;

/** How the two topics that others share are written; the rest is always ours. */
public record WireFormats(WireFormat events, WireFormat lists) {
  public static final WireFormats AVRO = new WireFormats(WireFormat.AVRO, WireFormat.AVRO);

  /** Reads {@code events.format} and {@code lists.format}, as the job does. */
  public static WireFormats read(ConfigReader config) {
    return new WireFormats(
        format(config.about("How event values are written"), "events.format"),
        format(config.about("How lists are written"), "lists.format"));
  }

  private static WireFormat format(ConfigReader config, String key) {
    WireFormat format = config.oneOf(key, WireFormat.AVRO);
    if (format == WireFormat.CONFLUENT) {
      config.problem(key, "is confluent, which the edge cannot read: expected avro or json");
      return WireFormat.AVRO;
    }
    return format;
  }
}
