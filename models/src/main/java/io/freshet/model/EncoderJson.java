package io.freshet.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;

/** The manifest of an encoder as JSON. It says its kind, which sequence models do not. */
final class EncoderJson {
  static final String KIND = "encoder";

  private EncoderJson() {}

  /** The version is empty where a hand-written manifest leaves it out. */
  static EncoderManifest read(JsonNode node, String where) throws BadModelPackage {
    JsonFields fields = JsonFields.of(where, node);
    fields.integer("format", ManifestJson.FORMAT, ManifestJson.FORMAT, ManifestJson.FORMAT);
    String kind = fields.text("kind", "");
    if (!kind.equals(KIND)) {
      throw new BadModelPackage("%s is of kind '%s', expected '%s'".formatted(where, kind, KIND));
    }
    EncoderManifest manifest =
        new EncoderManifest(
            fields.text("name"),
            fields.text("version", ""),
            ManifestJson.instant(fields.text("builtAt", Instant.EPOCH.toString()), where),
            graph(fields.object("graph")),
            fields.has("files") ? fields.object("files").textByKey() : new TreeMap<>(),
            ManifestJson.provenance(fields));
    fields.finish();
    return manifest;
  }

  private static EncoderContract graph(JsonFields graph) throws BadModelPackage {
    Port pictures = only(graph, "inputs");
    Port vectors = only(graph, "outputs");
    try {
      EncoderContract contract =
          new EncoderContract(
              pictures,
              vectors,
              graph.integer("opset", 0, 1000, 0),
              graph.text("emission", "foreign"));
      graph.finish();
      return contract;
    } catch (IllegalArgumentException e) {
      throw new BadModelPackage("%s %s".formatted(graph.where(), e.getMessage()), e);
    }
  }

  private static Port only(JsonFields graph, String key) throws BadModelPackage {
    List<Port> ports = ManifestJson.ports(graph, key);
    if (ports.size() != 1) {
      throw new BadModelPackage(
          "%s has %d %s, expected one".formatted(graph.where(), ports.size(), key));
    }
    return ports.get(0);
  }

  static ObjectNode write(EncoderManifest manifest) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("format", ManifestJson.FORMAT);
    node.put("kind", KIND);
    node.put("name", manifest.name());
    node.put("version", manifest.version());
    node.put("builtAt", manifest.builtAt().toString());
    EncoderContract graph = manifest.graph();
    ObjectNode graphNode = node.putObject("graph");
    ManifestJson.write(graphNode.putArray("inputs"), List.of(graph.pictures()));
    ManifestJson.write(graphNode.putArray("outputs"), List.of(graph.vectors()));
    graphNode.put("opset", graph.opset());
    graphNode.put("emission", graph.emission());
    ObjectNode files = node.putObject("files");
    manifest.files().forEach(files::put);
    ManifestJson.write(node.putObject("provenance"), manifest.provenance());
    return node;
  }
}
