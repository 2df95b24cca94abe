package io.freshet.score;

import ai.onnxruntime.OrtEnvironment;
import com.fasterxml.jackson.annotation.JacksonAnnotation;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.protobuf.CodedInputStream;
import io.freshet.id.ItemHash;
import io.freshet.model.BadModelPackage;
import io.freshet.model.EncoderPackage;
import io.freshet.model.ModelPackages;
import io.freshet.model.PackageKind;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import net.openhft.hashing.LongHashFunction;
import org.slf4j.Logger;

/**
 * Loads a package in a process of its own first.
 *
 * <p>ONNX Runtime ends the process on some graphs, where an operator's attribute is zero and it
 * divides by it, and a graph may loop for ever. Whoever takes packages from others tries them here
 * before {@link Scorers} lets them in.
 */
public final class ModelTrial {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final int REFUSED = 3;

  /** One class of every library that loading needs, as a job's classes are on no class path. */
  private static final List<Class<?>> NEEDED =
      List.of(
          ModelTrial.class,
          ItemHash.class,
          OrtEnvironment.class,
          ObjectMapper.class,
          JsonFactory.class,
          JacksonAnnotation.class,
          CodedInputStream.class,
          LongHashFunction.class,
          Logger.class);

  /** Versions that passed, by content hash: subtasks of one process try each once. */
  private static final Set<String> PASSED = new HashSet<>();

  private ModelTrial() {}

  /** Returns when the package may be loaded here; about a second for a version not yet tried. */
  public static void run(Path folder, Device device) throws BadModelPackage {
    // What needs no runtime is refused without a process.
    String version = PackageKind.version(folder) + " on " + device;
    synchronized (PASSED) {
      if (!PASSED.contains(version)) {
        tryOut(folder, device);
        PASSED.add(version);
      }
    }
  }

  private static void tryOut(Path folder, Device device) throws BadModelPackage {
    try {
      Path said = Files.createTempFile("freshet-trial", ".log");
      try {
        int exitCode = exitCode(folder, device, said);
        if (exitCode != 0) {
          throw refusal(folder, exitCode, Files.readString(said, StandardCharsets.UTF_8));
        }
      } finally {
        Files.deleteIfExists(said);
      }
    } catch (IOException e) {
      throw new BadModelPackage(
          "cannot try %s in a process of its own: %s".formatted(folder, e), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BadModelPackage("interrupted while trying %s".formatted(folder), e);
    }
  }

  private static int exitCode(Path folder, Device device, Path said)
      throws IOException, InterruptedException, BadModelPackage {
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-XX:+SuppressFatalErrorMessage",
            "-cp",
            classPath(),
            ModelTrial.class.getName(),
            folder.toString(),
            device.toString());
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile()).start();
    try {
      if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        throw new BadModelPackage(
            "%s does not load within %d s in a process of its own"
                .formatted(folder, PATIENCE.toSeconds()));
      }
      return process.exitValue();
    } finally {
      process.destroyForcibly();
    }
  }

  private static BadModelPackage refusal(Path folder, int exitCode, String said) {
    if (exitCode == REFUSED) {
      return new BadModelPackage(
          said.substring(said.stripTrailing().lastIndexOf('\n') + 1).strip());
    }
    return new BadModelPackage(
        "%s ends the process that loads it with exit code %d, expected a graph that runs"
            .formatted(folder, exitCode));
  }

  private static String classPath() throws IOException {
    Set<String> jars = new LinkedHashSet<>();
    for (Class<?> needed : NEEDED) {
      CodeSource source = needed.getProtectionDomain().getCodeSource();
      try {
        jars.add(Path.of(source.getLocation().toURI()).toString());
      } catch (URISyntaxException e) {
        throw new IOException("no path to the jar of " + needed.getName(), e);
      }
    }
    jars.add(System.getProperty("java.class.path"));
    return String.join(File.pathSeparator, jars);
  }

  /** The trial itself. Arguments: folder and device. */
  public static void main(String[] arguments) {
    try {
      load(Path.of(arguments[0]), Device.parse(arguments[1]));
    } catch (BadModelPackage e) {
      System.out.println(e.getMessage());
      System.exit(REFUSED);
    }
  }

  private static void load(Path folder, Device device) throws BadModelPackage {
    switch (PackageKind.of(folder)) {
      case MODEL -> OnnxScorer.open(ModelPackages.open(folder), device).close();
      case ENCODER -> OnnxEncoder.open(EncoderPackage.open(folder), device).close();
    }
  }
}
