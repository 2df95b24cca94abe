package io.freshet.cli;

import io.freshet.config.ConfigKey;
import io.freshet.config.ConfigReader;
import io.freshet.config.ConfigTree;
import io.freshet.edge.EdgeConfig;
import io.freshet.job.EncodeConfig;
import io.freshet.job.RecommendConfig;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** Every key of the jobs and the edge as one commented YAML file, each with its default. */
final class ReferenceConfig {
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9./][A-Za-z0-9:._/-]*(?<!:)");
  private static final String VARIANTS =
      """
      # variants:
      #   - name: control
      #     weight: 1
      #     model: "popularity:"
      #   - name: sasrec
      #     weight: 1
      #     model: models/packages/shop-sasrec/<version>
      """;

  private final Map<String, Object> root = new LinkedHashMap<>();

  private ReferenceConfig() {}

  static String yaml() {
    ConfigReader reader = new ConfigReader(ConfigTree.empty());
    RecommendConfig.read(reader);
    EncodeConfig.read(reader);
    EdgeConfig.read(reader);
    ReferenceConfig config = new ReferenceConfig();
    reader.keys().forEach(config::place);
    StringBuilder yaml =
        new StringBuilder(
            """
            # Freshet: every key with its default. The job, the edge and the standalone read this one file;
            # a key that is left out has the value shown. An environment variable stands over the file:
            # FRESHET_KAFKA_BOOTSTRAP over kafka.bootstrap. Mistakes are reported all at once, at start.
            """);
    config.write(yaml, config.root, "");
    return yaml.toString();
  }

  @SuppressWarnings("unchecked") // inner nodes are maps of this very kind
  private void place(ConfigKey key) {
    String[] path = key.name().split("\\.");
    Map<String, Object> at = root;
    for (int depth = 0; depth < path.length - 1; depth++) {
      at = (Map<String, Object>) at.computeIfAbsent(path[depth], name -> new LinkedHashMap<>());
    }
    at.putIfAbsent(path[path.length - 1], key);
  }

  @SuppressWarnings("unchecked") // as above
  private void write(StringBuilder yaml, Map<String, Object> section, String indent) {
    section.forEach(
        (name, inner) -> {
          if (inner instanceof ConfigKey key) {
            write(yaml, name, key, indent);
          } else {
            yaml.append(indent.isEmpty() ? "\n" : "").append(indent).append(name).append(":\n");
            write(yaml, (Map<String, Object>) inner, indent + "  ");
          }
        });
  }

  private static void write(StringBuilder yaml, String name, ConfigKey key, String indent) {
    yaml.append(indent).append("# ").append(comment(key)).append('\n');
    switch (key.kind()) {
      case "map" -> yaml.append(indent).append("# ").append(name).append(": {}\n");
      case "list of maps" -> yaml.append(VARIANTS.indent(indent.length()));
      default -> yaml.append(indent).append(name).append(": ").append(value(key)).append('\n');
    }
  }

  private static String comment(ConfigKey key) {
    String meaning = key.meaning().endsWith(".") ? dropLast(key.meaning()) : key.meaning();
    return meaning.isEmpty() ? key.kind() : "%s (%s)".formatted(meaning, key.kind());
  }

  private static String value(ConfigKey key) {
    String value = key.fallback();
    if (key.kind().equals("list")) {
      return value.isEmpty() ? "[]" : value;
    }
    return PLAIN.matcher(value).matches() ? value : '"' + value + '"';
  }

  private static String dropLast(String text) {
    return text.substring(0, text.length() - 1);
  }
}
