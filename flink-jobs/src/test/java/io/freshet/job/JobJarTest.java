package io.freshet.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What goes to a Flink cluster, and what the cluster brings. */
@Tag("packed")
final class JobJarTest {
  private static final Path JAR = Path.of("target", "freshet-job.jar");
  private static final long LARGEST_BYTES = 60L << 20;

  private JarFile jar;

  @BeforeEach
  void open() throws IOException {
    jar = new JarFile(JAR.toFile());
  }

  @AfterEach
  void close() throws IOException {
    jar.close();
  }

  @Test
  void namesItsMainClassAndHoldsIt() throws IOException {
    String main = jar.getManifest().getMainAttributes().getValue(Attributes.Name.MAIN_CLASS);
    assertThat(main).isEqualTo("io.freshet.job.JobMain");
    assertThat(names()).contains(main.replace('.', '/') + ".class");
  }

  @Test
  void ofFlinkItHoldsConnectorsOnly() throws IOException {
    Set<String> connectors = new HashSet<>();
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      if (entry.matches(".*/flink-connector-(base|kafka)-[^/]*[.]jar")) {
        try (JarFile connector = new JarFile(entry)) {
          connector.stream().map(ZipEntry::getName).forEach(connectors::add);
        }
      }
    }
    assertThat(names("org/apache/flink/")).isNotEmpty().isSubsetOf(connectors);
  }

  @Test
  void leavesStateAndLoggingToTheCluster() {
    assertThat(names("org/rocksdb/")).isEmpty();
    assertThat(names("librocksdb")).isEmpty();
    assertThat(names("org/slf4j/")).isEmpty();
    assertThat(names("org/apache/logging/")).isEmpty();
    assertThat(names("org/apache/log4j/")).isEmpty();
  }

  @Test
  void holdsNothingOfTraining() {
    assertThat(names()).noneMatch(name -> name.matches(".*(pytorch|libtorch|openblas|jnitorch).*"));
  }

  @Test
  void holdsNativesOfLinuxOnly() {
    assertThat(names())
        .containsAnyOf(
            "ai/onnxruntime/native/linux-x64/libonnxruntime.so",
            "org/bytedeco/onnxruntime/linux-x86_64-gpu/libonnxruntime.so.1");
    assertThat(names())
        .filteredOn(name -> name.matches(".*\\.(so|dll|dylib|jnilib|a|lib)"))
        .isNotEmpty()
        .allMatch(name -> name.contains("linux") || name.contains("Linux"));
  }

  @Test
  void holdsNoFileTwice() {
    assertThat(names()).doesNotHaveDuplicates();
  }

  @Test
  void tellsItsLicencesAndHowItLogsAlone() throws IOException {
    assertThat(text("META-INF/LICENSE")).contains("Apache License");
    assertThat(text("META-INF/NOTICE")).contains("Apache Avro");
    assertThat(text("NOTICE")).contains("Apache Kafka");
    assertThat(names()).contains("log4j2.xml");
    assertThat(names())
        .containsAnyOf("ThirdPartyNotices.txt", "META-INF/maven/org.bytedeco/onnxruntime/pom.xml");
  }

  @Test
  void staysSmallEnoughToBeSentAround() throws IOException {
    assumeThat(names()).noneMatch(name -> name.contains("providers_cuda"));
    long bytes = Files.size(JAR);
    assertThat(bytes).isLessThan(LARGEST_BYTES);
  }

  private List<String> names() {
    return jar.stream().filter(entry -> !entry.isDirectory()).map(ZipEntry::getName).toList();
  }

  private List<String> names(String beginning) {
    return names().stream().filter(name -> name.startsWith(beginning)).toList();
  }

  private String text(String name) throws IOException {
    try (var in = jar.getInputStream(jar.getEntry(name))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
