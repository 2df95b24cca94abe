package io.freshet.config;

import io.freshet.config.ConfigTree.Entry;
import java.util.regex.Pattern;

/** Which values are not repeated in a problem, as problems land in logs. */
final class Secrets {
  private static final Pattern NAMES =
      Pattern.compile("(?i).*(password|passphrase|secret|credential|api-?key|jaas|token\\b).*");

  private Secrets() {}

  static String shown(String key, Entry entry) {
    return NAMES.matcher(key).matches() ? "not shown" : "'" + entry.value() + "'";
  }
}
