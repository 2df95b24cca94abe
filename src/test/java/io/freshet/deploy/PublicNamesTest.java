package io.freshet.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.config.ConfigKey;
import io.freshet.config.ConfigReader;
import io.freshet.config.ConfigTree;
import io.freshet.edge.EdgeConfig;
import io.freshet.job.RecommendConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Dashboards, alerts and manifests use names that the program really has. */
final class PublicNamesTest {
  private static final Path DEPLOY = Checkout.root().resolve("deploy");
  private static final Pattern IN_CODE = Pattern.compile("\"(freshet_[a-z_]+)\"");
  private static final Pattern IN_QUERIES =
      Pattern.compile(
          "(?:flink_taskmanager_job_task_operator_(?:reason_|encoder_version_)?|\\b)"
              + "(freshet_[a-z_]+)");
  private static final Pattern VARIABLE = Pattern.compile("\\bFRESHET_[A-Z_]+\\b");

  @Test
  void dashboardsAndAlertsAskForMetricsThatAreExported() throws IOException {
    Set<String> exported = exportedMetrics();
    for (String file :
        new String[] {
          "grafana/freshet.json", "grafana/freshet-pictures.json", "prometheus/alerts.yaml"
        }) {
      Set<String> asked = new TreeSet<>();
      found(IN_QUERIES, DEPLOY.resolve(file), 1)
          .forEach(name -> asked.add(name.replaceFirst("_(bucket|count|sum)$", "")));
      assertThat(asked).as(file).isNotEmpty().isSubsetOf(exported);
    }
  }

  @Test
  void everyExportedMetricIsOnTheDashboardOrInAnAlert() throws IOException {
    String shown =
        Files.readString(DEPLOY.resolve("grafana/freshet.json"))
            + Files.readString(DEPLOY.resolve("grafana/freshet-pictures.json"))
            + Files.readString(DEPLOY.resolve("prometheus/alerts.yaml"));
    assertThat(exportedMetrics()).allSatisfy(name -> assertThat(shown).contains(name));
  }

  @Test
  void manifestsSetVariablesOfKeysThatThereAre() throws IOException {
    Set<String> variables =
        keys()
            .map(key -> key.toUpperCase(Locale.ROOT).replaceAll("[.-]", "_"))
            .map("FRESHET_"::concat)
            .collect(Collectors.toSet());
    try (Stream<Path> files = Files.walk(DEPLOY)) {
      for (Path file :
          (Iterable<Path>) files.filter(f -> f.toString().endsWith(".yaml"))::iterator) {
        assertThat(found(VARIABLE, file, 0)).as(file.toString()).isSubsetOf(variables);
      }
    }
  }

  private static Stream<String> keys() {
    ConfigReader reader = new ConfigReader(ConfigTree.empty());
    RecommendConfig.read(reader);
    EdgeConfig.read(reader);
    return reader.keys().stream().map(ConfigKey::name);
  }

  private static Set<String> exportedMetrics() throws IOException {
    Set<String> names = new TreeSet<>();
    for (String module : new String[] {"models/src/main", "flink-jobs/src/main", "src/main"}) {
      try (Stream<Path> tree = Files.walk(Checkout.root().resolve(module))) {
        for (Path file :
            (Iterable<Path>) tree.filter(f -> f.toString().endsWith(".java"))::iterator) {
          names.addAll(found(IN_CODE, file, 1));
        }
      }
    }
    return names;
  }

  private static Set<String> found(Pattern pattern, Path file, int group) throws IOException {
    Set<String> found = new TreeSet<>();
    Matcher matcher = pattern.matcher(Files.readString(file));
    while (matcher.find()) {
      found.add(matcher.group(group));
    }
    return found;
  }
}
