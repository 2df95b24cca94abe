package io.freshet.model;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The manifest as JSON, and the version that follows from it. */
final class ManifestJson {
  static final int FORMAT = 1;
  static final int LONGEST = 65_536;
  static final int MOST_ITEMS = 50_000_000;

  private static final ObjectMapper JSON =
      new ObjectMapper(
              JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(SerializationFeature.INDENT_OUTPUT);

  private ManifestJson() {}

  static JsonNode parse(byte[] bytes, String where) throws BadModelPackage {
    try {
      return JSON.readTree(bytes);
    } catch (JsonProcessingException e) {
      throw new BadModelPackage("%s is not JSON: %s".formatted(where, e.getOriginalMessage()), e);
    } catch (IOException e) {
      throw new BadModelPackage("%s cannot be read as JSON: %s".formatted(where, e), e);
    }
  }

  static byte[] print(JsonNode node) {
    return (node.toPrettyString() + "\n").getBytes(StandardCharsets.UTF_8);
  }

  /** The version is empty where a hand-written manifest leaves it out. */
  static Manifest read(JsonNode node, String where) throws BadModelPackage {
    JsonFields fields = JsonFields.of(where, node);
    fields.integer("format", FORMAT, FORMAT, FORMAT);
    if (fields.has("kind")) {
      throw new BadModelPackage(
          "%s is of kind %s, expected a model of sequences, which says none"
              .formatted(where, node.get("kind")));
    }
    Manifest manifest =
        new Manifest(
            fields.text("name"),
            fields.text("version", ""),
            instant(fields.text("builtAt", Instant.EPOCH.toString()), where),
            graph(fields),
            fields.integer("vocabularySize", 0, MOST_ITEMS, 0),
            fields.has("files") ? fields.object("files").textByKey() : new TreeMap<>(),
            provenance(fields),
            fields.has("step")
                ? Optional.of(StepJson.read(fields.object("step")))
                : Optional.empty(),
            fields.has("content")
                ? Optional.of(ContentJson.read(fields.object("content")))
                : Optional.empty());
    fields.finish();
    return manifest;
  }

  private static GraphContract graph(JsonFields fields) throws BadModelPackage {
    JsonFields graph = fields.object("graph");
    String kind = graph.text("output");
    OutputKind output = null;
    for (OutputKind candidate : OutputKind.values()) {
      if (candidate.code().equals(kind)) {
        output = candidate;
      }
    }
    if (output == null) {
      throw new BadModelPackage(
          "%s: field 'output' must be top-k or scores, found '%s'".formatted(graph.where(), kind));
    }
    GraphContract contract =
        new GraphContract(
            output,
            ports(graph, "inputs"),
            ports(graph, "outputs"),
            graph.integer("maxLength", 1, LONGEST),
            graph.integer("opset", 0, 1000, 0),
            graph.text("emission", "foreign"));
    graph.finish();
    return contract;
  }

  static List<Port> ports(JsonFields graph, String key) throws BadModelPackage {
    List<Port> ports = new ArrayList<>();
    for (JsonFields port : graph.objects(key)) {
      ports.add(
          new Port(
              port.text("role"),
              port.text("name"),
              port.text("type"),
              port.has("axes") ? port.texts("axes") : List.of()));
      port.finish();
    }
    return ports;
  }

  static Provenance provenance(JsonFields fields) throws BadModelPackage {
    if (!fields.has("provenance")) {
      return Provenance.of("foreign", new TreeMap<>());
    }
    JsonFields from = fields.object("provenance");
    Provenance provenance =
        new Provenance(
            from.text("system", "foreign"),
            from.has("config") ? from.object("config").textByKey() : new TreeMap<>(),
            from.text("trainingData", ""),
            from.text("trainingSha256", ""),
            from.text("licence", ""),
            from.has("seeds") ? from.longs("seeds") : List.of(),
            from.has("metrics") ? from.object("metrics").numberByKey() : new TreeMap<>(),
            from.text("parent", ""));
    from.finish();
    return provenance;
  }

  static Instant instant(String text, String where) throws BadModelPackage {
    try {
      return Instant.parse(text);
    } catch (DateTimeException e) {
      throw new BadModelPackage(
          "%s: field 'builtAt' must be a UTC time as 2026-01-31T12:00:00Z, found '%s'"
              .formatted(where, text),
          e);
    }
  }

  static ObjectNode write(Manifest manifest) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("format", FORMAT);
    node.put("name", manifest.name());
    node.put("version", manifest.version());
    node.put("builtAt", manifest.builtAt().toString());
    GraphContract graph = manifest.graph();
    ObjectNode graphNode = node.putObject("graph");
    graphNode.put("output", graph.output().code());
    write(graphNode.putArray("inputs"), graph.inputs());
    write(graphNode.putArray("outputs"), graph.outputs());
    graphNode.put("maxLength", graph.maxLength());
    graphNode.put("opset", graph.opset());
    graphNode.put("emission", graph.emission());
    node.put("vocabularySize", manifest.vocabularySize());
    ObjectNode files = node.putObject("files");
    manifest.files().forEach(files::put);
    write(node.putObject("provenance"), manifest.provenance());
    manifest.step().ifPresent(step -> StepJson.write(node.putObject("step"), step));
    manifest.content().ifPresent(content -> ContentJson.write(node.putObject("content"), content));
    return node;
  }

  static void write(ArrayNode array, List<Port> ports) {
    for (Port port : ports) {
      ObjectNode node = array.addObject();
      node.put("role", port.role());
      node.put("name", port.name());
      node.put("type", port.type());
      ArrayNode axes = node.putArray("axes");
      port.axes().forEach(axes::add);
    }
  }

  static void write(ObjectNode node, Provenance from) {
    node.put("system", from.system());
    ObjectNode config = node.putObject("config");
    from.config().forEach(config::put);
    node.put("trainingData", from.trainingData());
    node.put("trainingSha256", from.trainingSha256());
    node.put("licence", from.licence());
    ArrayNode seeds = node.putArray("seeds");
    from.seeds().forEach(seeds::add);
    ObjectNode metrics = node.putObject("metrics");
    from.metrics().forEach(metrics::put);
    node.put("parent", from.parent());
  }

  /**
   * The first 16 hex digits of the SHA-256 of the manifest without version and build time, keys
   * sorted. Taken of the tree and not of the record, so that a field added later leaves it as it
   * is.
   */
  static String version(JsonNode manifest) {
    ObjectNode node = manifest.deepCopy();
    node.remove(List.of("version", "builtAt"));
    return Sha256.hex(sorted(node).toString().getBytes(StandardCharsets.UTF_8)).substring(0, 16);
  }

  private static JsonNode sorted(JsonNode node) {
    if (node.isObject()) {
      SortedMap<String, JsonNode> fields = new TreeMap<>();
      node.properties().forEach(field -> fields.put(field.getKey(), sorted(field.getValue())));
      ObjectNode copy = JsonNodeFactory.instance.objectNode();
      fields.forEach(copy::set);
      return copy;
    }
    if (node.isArray()) {
      ArrayNode copy = JsonNodeFactory.instance.arrayNode();
      node.forEach(element -> copy.add(sorted(element)));
      return copy;
    }
    return node;
  }
}
