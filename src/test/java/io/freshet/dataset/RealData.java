package io.freshet.dataset;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Public data sets that cannot be shipped. They lie in the folder named by the system property
 * {@code freshet.data} or the environment's {@code FRESHET_DATA}, else in {@code ../shared/data}
 * beside the project.
 */
final class RealData {
  private RealData() {}

  /** The folder of a data set; the test is skipped, saying which one is missing, without it. */
  static Path folder(String dataset) {
    String named = System.getProperty("freshet.data", System.getenv("FRESHET_DATA"));
    Path folder =
        (named == null ? projectRoot().resolveSibling("shared/data") : Path.of(named))
            .resolve(dataset);
    assumeTrue(Files.isDirectory(folder), "data set " + dataset + " is not at " + folder);
    return folder;
  }

  private static Path projectRoot() {
    Path here = Path.of("").toAbsolutePath();
    Path parent = here.getParent();
    return parent != null && Files.exists(parent.resolve("mvnw")) ? parent : here;
  }
}
