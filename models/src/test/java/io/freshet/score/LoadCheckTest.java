package io.freshet.score;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.protobuf.ByteString;
import io.freshet.model.BadModelPackage;
import io.freshet.model.PackageFolder;
import io.freshet.onnx.GraphProto;
import io.freshet.onnx.StringStringEntryProto;
import io.freshet.onnx.TensorProto;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Packages whose hashes are right and whose content is not: refused before the first batch. */
class LoadCheckTest {
  @TempDir Path repository;
  private final Catalogue catalogue = Catalogue.of(11, 3);
  private PackageFolder spoiled;

  @BeforeEach
  void writeAGoodPackage() throws Exception {
    spoiled = new PackageFolder(catalogue.write(repository));
  }

  @AfterEach
  void leavesNoScorerOpen() {
    assertThat(Scorers.open()).isZero();
  }

  @Test
  void refusesOtherOutputsThanGolden() throws Exception {
    graph(edited(g -> table(g, 5, 2.5f)));

    refuses("differs in golden case", "expected");
  }

  @Test
  void refusesOtherGoldenOutputs() throws Exception {
    String golden = new String(spoiled.bytes("golden.json"), UTF_8);
    int at = golden.indexOf("\"topScores\" : [ ") + 16;
    String changed = golden.substring(0, at) + "99.5" + golden.substring(golden.indexOf(',', at));
    spoiled.with("golden.json", changed.getBytes(UTF_8)).rehashed();

    refuses("differs in golden case 0 row 0: score", "at place 0, expected 99.5");
  }

  @Test
  void refusesGoldenInputsOfAnotherVocabulary() throws Exception {
    String golden = new String(spoiled.bytes("golden.json"), UTF_8);
    spoiled
        .with("golden.json", golden.replace("\"items\" : [ ", "\"items\" : [ 9").getBytes(UTF_8))
        .rehashed();

    refuses("has a golden case 0 that it cannot take", "items from 0 to 11");
  }

  @Test
  void refusesAGoldenCaseOfAnotherShape() throws Exception {
    String golden = new String(spoiled.bytes("golden.json"), UTF_8);
    spoiled
        .with("golden.json", golden.replaceFirst("\"rows\" : 1", "\"rows\" : 2").getBytes(UTF_8))
        .rehashed();

    refuses("golden.json: 'cases[0]': a golden case of 2 x 1");
  }

  @Test
  void refusesWeightsThatAreNotNumbers() throws Exception {
    graph(edited(g -> table(g, 7, Float.NaN)));

    refuses("model.onnx has NaN at element 7 of tensor 'items/table', expected numbers");
  }

  @Test
  void refusesScoresThatAreNotNumbers() throws Exception {
    graph(edited(g -> table(g, 7, Float.POSITIVE_INFINITY)));

    refuses("gives score", "expected a number");
  }

  @Test
  void refusesAVocabularyWithMoreItemsThanTheTable() throws Exception {
    vocabulary("item-12\n");

    refuses("does not run", "for the best 12");
  }

  @Test
  void refusesAVocabularyWithFewerItemsThanTheTable() throws Exception {
    String ids = new String(spoiled.bytes("vocabulary.txt"), UTF_8);
    spoiled.with("vocabulary.txt", ids.replace("item-11\n", "").getBytes(UTF_8));
    spoiled.manifest(node -> node.put("vocabularySize", 10)).rehashed();

    refuses("gives item index 11", "expected 1 to 10");
  }

  @Test
  void refusesExternalData() throws Exception {
    graph(
        edited(
            g ->
                g.getInitializerBuilder(0)
                    .clearRawData()
                    .setDataLocation(TensorProto.DataLocation.EXTERNAL)));
    refuses("model.onnx keeps tensors in external files, expected all data inside");

    graph(
        edited(
            g ->
                g.getInitializerBuilder(0)
                    .addExternalData(
                        StringStringEntryProto.newBuilder()
                            .setKey("location")
                            .setValue("/etc/passwd"))));
    refuses("model.onnx keeps tensors in external files");
  }

  @Test
  void refusesExternalDataHiddenInABranch() throws Exception {
    TensorProto hidden =
        TensorProto.newBuilder().setDataLocation(TensorProto.DataLocation.EXTERNAL).build();
    graph(
        edited(
            g ->
                g.addNodeBuilder()
                    .setOpType("If")
                    .addAttributeBuilder()
                    .setName("then_branch")
                    .getGBuilder()
                    .addNodeBuilder()
                    .addAttributeBuilder()
                    .addTensors(hidden)));

    refuses("model.onnx keeps tensors in external files");
  }

  @Test
  void refusesOperatorsOfOtherDomains() throws Exception {
    graph(edited(g -> g.getNodeBuilder(0).setDomain("com.example")));

    refuses("uses an operator of domain 'com.example', expected ai.onnx or com.microsoft");
  }

  @Test
  void refusesOpsetsOfOtherDomains() throws Exception {
    graph(good().importing("com.example"));

    refuses("uses an opset of domain 'com.example'");
  }

  @Test
  void refusesPrecompiledContexts() throws Exception {
    graph(edited(g -> g.addNodeBuilder().setOpType("EPContext").setDomain("com.microsoft")));

    refuses("holds a precompiled EPContext");
  }

  @Test
  void refusesOperatorsThatTheRuntimeDoesNotKnow() throws Exception {
    graph(edited(g -> g.getNodeBuilder(0).setOpType("Recommend")));

    refuses("ONNX Runtime refuses the graph of", "Recommend");
  }

  @Test
  void refusesAnInputThatTheGraphDoesNotHave() throws Exception {
    port("inputs", port -> port.put("name", "history"));

    refuses("has no tensor input 'history' for role items, found [items, k]");
  }

  @Test
  void refusesAnotherTypeThanTheGraphHas() throws Exception {
    port("inputs", port -> port.put("type", "int32"));

    refuses("has input 'items' of type INT64, expected int32 as the manifest says");
  }

  @Test
  void refusesRolesThatDoNotFitTheOutputKind() throws Exception {
    spoiled.manifest(node -> ((ObjectNode) node.get("graph")).put("output", "scores")).rehashed();

    refuses("has roles [items, k] in and [top_items, top_scores] out, expected items and maybe");
  }

  @Test
  void refusesABatchAxisThatIsFixed() throws Exception {
    graph(good().ofFixedBatch(1));

    refuses("has input 'items' with a batch axis fixed to 1, expected it to be dynamic");
  }

  @Test
  void refusesALengthThatIsFixedUnlessTheManifestSaysSo() throws Exception {
    graph(good().ofFixedLength(5));

    refuses("has input 'items' with a length axis fixed to 5, expected the manifest's axes");
  }

  @Test
  void refusesAnInputWithoutRole() throws Exception {
    spoiled
        .manifest(
            node -> {
              ArrayNode inputs = (ArrayNode) node.get("graph").get("inputs");
              ((ObjectNode) inputs.get(1)).put("role", "mask").put("name", "items");
            })
        .rehashed();

    refuses("has roles [items, mask] in");
  }

  private ForeignGraph good() throws Exception {
    return ForeignGraph.parse(spoiled.bytes("model.onnx"));
  }

  private ForeignGraph edited(Consumer<GraphProto.Builder> change) throws Exception {
    return good().edit(change);
  }

  private void graph(ForeignGraph graph) throws Exception {
    spoiled.with("model.onnx", graph.bytes()).rehashed();
  }

  private void vocabulary(String added) throws Exception {
    String ids = new String(spoiled.bytes("vocabulary.txt"), UTF_8) + added;
    spoiled.with("vocabulary.txt", ids.getBytes(UTF_8));
    spoiled.manifest(node -> node.put("vocabularySize", (int) ids.lines().count())).rehashed();
  }

  private void port(String side, Consumer<ObjectNode> change) throws Exception {
    spoiled.manifest(node -> change.accept((ObjectNode) node.get("graph").get(side).get(0)));
    spoiled.rehashed();
  }

  private static void table(GraphProto.Builder graph, int element, float value) {
    TensorProto.Builder table =
        graph.getInitializerBuilderList().stream()
            .filter(tensor -> tensor.getName().equals("items/table"))
            .findFirst()
            .orElseThrow();
    ByteBuffer raw = ByteBuffer.wrap(table.getRawData().toByteArray());
    raw.order(ByteOrder.LITTLE_ENDIAN).putFloat(element * Float.BYTES, value);
    table.setRawData(ByteString.copyFrom(raw.rewind()));
  }

  private void refuses(String... parts) {
    assertThatThrownBy(() -> Scorers.acquire(spoiled.path(), Device.CPU))
        .isInstanceOf(BadModelPackage.class)
        .message()
        .contains(parts);
  }
}
