package io.freshet.config;

import java.util.Locale;

/** The environment variable of a key. */
final class EnvironmentName {
  static final String PREFIX = "FRESHET_";

  private EnvironmentName() {}

  static String of(String key) {
    StringBuilder name = new StringBuilder(PREFIX);
    for (char c : key.toUpperCase(Locale.ROOT).toCharArray()) {
      name.append(c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' ? c : '_');
    }
    return name.toString();
  }

  /** {@code FRESHET_KAFKA_CLIENT_SASL_MECHANISM} below {@code kafka.client}: sasl.mechanism. */
  static String below(String key, String variable) {
    return variable.substring(of(key).length() + 1).toLowerCase(Locale.ROOT).replace('_', '.');
  }
}
