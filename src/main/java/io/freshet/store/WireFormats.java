package io.freshet.store;

import io.freshet.config.ConfigReader;
import io.freshet.mapping.EventFormat;
import io.freshet.wire.RecordFormat;

/** How the two topics that others share are written; the rest is always ours. */
public record WireFormats(EventFormat events, RecordFormat lists) {
  public static final WireFormats AVRO = new WireFormats(EventFormat.ours(), RecordFormat.AVRO);

  /** Reads the keys that the job reads. */
  public static WireFormats read(ConfigReader config) {
    return new WireFormats(EventFormat.read(config), RecordFormat.ofLists(config));
  }
}
