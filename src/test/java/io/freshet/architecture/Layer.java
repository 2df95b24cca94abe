package io.freshet.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.Arrays;
import java.util.List;

/**
 * The four modules from the bottom up, and the packages of each. A module knows those below it
 * only.
 */
enum Layer {
  SCHEMAS("config", "experiment", "id", "mapping", "schema", "topic", "wire"),
  MODELS(
      "backend",
      "block",
      "data",
      "evaluate",
      "export",
      "model",
      "objective",
      "onnx",
      "score",
      "system",
      "tensor",
      "train"),
  FLINK_JOBS(
      "attention",
      "bundle",
      "catalogue",
      "encode",
      "job",
      "picture",
      "rank",
      "sequence",
      "sink",
      "source",
      "statistics",
      "type"),
  APPLICATION(
      "bench",
      "cli",
      "dataset",
      "edge",
      "measure",
      "replay",
      "retire",
      "similar",
      "simulator",
      "standalone",
      "store");

  static final String ROOT = "io.freshet.";

  private final List<String> packages;

  Layer(String... packages) {
    this.packages = List.of(packages);
  }

  /** Classes in one of this layer's packages or below it. */
  DescribedPredicate<JavaClass> classes() {
    return DescribedPredicate.describe("classes of " + name(), this::contains);
  }

  static DescribedPredicate<JavaClass> none() {
    return DescribedPredicate.describe(
        "classes of no layer", type -> Arrays.stream(values()).noneMatch(l -> l.contains(type)));
  }

  private boolean contains(JavaClass type) {
    String name = type.getPackageName() + ".";
    return packages.stream().anyMatch(p -> name.startsWith(ROOT + p + "."));
  }
}
