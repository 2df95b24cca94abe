package io.freshet.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.google.protobuf.ByteString;
import io.freshet.backend.cost.Cost;
import io.freshet.backend.onnx.Emission;
import io.freshet.export.Exporter;
import io.freshet.export.TrainedSystem;
import io.freshet.model.BadModelPackage;
import io.freshet.model.Golden;
import io.freshet.model.ModelPackage;
import io.freshet.model.ModelPackages;
import io.freshet.model.PackageFolder;
import io.freshet.model.Provenance;
import io.freshet.onnx.GraphProto;
import io.freshet.onnx.ModelProto;
import io.freshet.onnx.TensorProto;
import io.freshet.system.RetNet;
import io.freshet.system.SequenceSystem;
import io.freshet.system.SystemPlan;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Scores by steps are those of whole histories, and packages whose steps lie are refused. */
class StepScorerTest {
  private static final int ITEMS = 40;
  private static final int LONGEST = 60;
  private static final int K = 10;

  @TempDir Path repository;
  private ModelPackage made;

  @BeforeEach
  void exportAStreamingSystem() throws Exception {
    RetNet definition = new RetNet();
    SequenceSystem system =
        SystemPlan.of(definition)
            .with(definition.standard().withLongest(LONGEST).withWidth(16))
            .forCatalogue(ITEMS, definition.objective());
    made =
        new Exporter(repository, Emission.FUSED, 3)
            .export(
                new TrainedSystem(
                    "steps",
                    system,
                    Cost.declarations(system).draw(8),
                    IntStream.rangeClosed(1, ITEMS).mapToObj(i -> "item-" + i).toList(),
                    Provenance.of("retnet", Map.of())));
  }

  @Test
  void eachOfAThousandStepsScoresAsTheNewestHistoryDoes() throws Exception {
    long[] items = new Random(5).longs(1_000, 1, ITEMS + 1).toArray();
    try (OnnxScorer scorer = OnnxScorer.open(made, Device.CPU)) {
      StepScorer steps = scorer.steps().orElseThrow();
      byte[][] kept = new byte[1][steps.keptBytes()];
      steps.begin(new SequenceBatch(1, 1, Arrays.copyOf(items, 1)), K, kept);
      for (int at = 1; at < items.length; at++) {
        TopItems found = steps.step(new long[] {items[at]}, K, kept);
        long[] newest = Arrays.copyOfRange(items, Math.max(0, at + 1 - LONGEST), at + 1);
        TopItems whole = scorer.score(new SequenceBatch(1, newest.length, newest), K);
        assertThat(difference(newest, whole, found)).as("after item %d", at).isEmpty();
      }
    }
  }

  @Test
  void rowsOfABatchKeepToThemselves() throws Exception {
    try (OnnxScorer scorer = OnnxScorer.open(made, Device.CPU)) {
      StepScorer steps = scorer.steps().orElseThrow();
      byte[][] kept = new byte[3][steps.keptBytes()];
      steps.begin(new SequenceBatch(3, 2, new long[] {1, 2, 0, 3, 0, 0}), K, kept);
      TopItems found = steps.step(new long[] {4, 5, 6}, K, kept);
      long[][] rows = {{1, 2, 4}, {3, 5}, {6}};
      for (int row = 0; row < rows.length; row++) {
        TopItems alone = scorer.score(new SequenceBatch(1, rows[row].length, rows[row]), K);
        int from = row * K;
        TopItems one =
            new TopItems(
                1,
                K,
                Arrays.copyOfRange(found.items(), from, from + K),
                Arrays.copyOfRange(found.scores(), from, from + K));
        assertThat(difference(rows[row], alone, one)).as("row %d", row).isEmpty();
      }
    }
  }

  @Test
  void aPackageSaysWhatItKeeps() throws Exception {
    ModelPackage opened = ModelPackages.open(made.folder());
    assertThat(opened.manifest().step().orElseThrow().stateBytes())
        .isEqualTo(4 * (16 + 2 * 2 * 8 * 8));
    assertThat(opened.manifest().step().orElseThrow().horizon()).isEqualTo(LONGEST);
  }

  @Test
  void refusesAStepThatScoresOtherwise() throws Exception {
    ModelProto graph = ModelProto.parseFrom(folder().bytes("step.onnx"));
    byte[] spoiled = spoiled(graph).toByteArray();
    refuses(folder -> folder.with("step.onnx", spoiled), "differs after a step in row");
  }

  @Test
  void refusesToKeepMoreThanABound() {
    refuses(folder -> axes(folder, "1024", "1024"), "keeps", "bytes of each row, expected at most");
  }

  @Test
  void refusesAStateOfAnotherShapeThanItsGraphs() {
    refuses(folder -> axes(folder, "4", "8"), "has for state 'memory_0' an input of shape");
  }

  @Test
  void refusesAStateWithoutASize() {
    refuses(folder -> axes(folder, "rows", "8"), "with an axis 'rows', expected a size");
  }

  @Test
  void refusesAPackageThatLostItsStep() {
    refuses(
        folder -> Files.delete(folder.path().resolve("step.onnx")),
        "step.onnx is missing from the package");
  }

  private PackageFolder folder() throws Exception {
    return new PackageFolder(made.folder());
  }

  private static void axes(PackageFolder folder, String second, String third) throws IOException {
    folder.manifest(
        manifest -> {
          for (String side : new String[] {"inputs", "outputs"}) {
            for (JsonNode port : manifest.get("step").get(side)) {
              if (port.get("name").asText().endsWith("memory_0")) {
                ((ArrayNode) port.get("axes")).set(2, second).set(3, third);
              }
            }
          }
        });
  }

  private interface Spoiling {
    void of(PackageFolder folder) throws IOException;
  }

  /** One number of a projection is another. */
  private static ModelProto spoiled(ModelProto model) {
    GraphProto.Builder graph = model.getGraph().toBuilder();
    for (TensorProto.Builder tensor : graph.getInitializerBuilderList()) {
      if (tensor.getName().equals("body/block0/mixer/out")) {
        byte[] raw = tensor.getRawData().toByteArray();
        ByteBuffer numbers = ByteBuffer.wrap(raw).order(ByteOrder.LITTLE_ENDIAN);
        numbers.putFloat(0, numbers.getFloat(0) + 1);
        tensor.setRawData(ByteString.copyFrom(raw));
      }
    }
    return model.toBuilder().setGraph(graph).build();
  }

  private void refuses(Spoiling spoil, String... message) {
    assertThatThrownBy(
            () -> {
              PackageFolder folder = folder();
              spoil.of(folder);
              folder.rehashed();
              OnnxScorer.open(ModelPackages.open(made.folder()), Device.CPU).close();
            })
        .isInstanceOf(BadModelPackage.class)
        .hasMessageContainingAll(message);
  }

  private static String difference(long[] items, TopItems whole, TopItems found) {
    Golden.Case expected =
        new Golden.Case(1, items.length, items, K, whole.items(), whole.scores());
    return GoldenRow.of(expected, found, 0).difference(LoadCheck.TOLERANCE);
  }
}
