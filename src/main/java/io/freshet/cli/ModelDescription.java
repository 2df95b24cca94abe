package io.freshet.cli;

import io.freshet.model.ModelPackage;
import io.freshet.model.Provenance;
import java.util.LinkedHashMap;
import java.util.Map;

/** A package in words, for people and for machines. */
final class ModelDescription {
  private ModelDescription() {}

  static void addTo(Map<String, Object> row, ModelPackage model) {
    Provenance from = model.manifest().provenance();
    row.put("name", model.name());
    row.put("version", model.version());
    row.put("builtAt", model.manifest().builtAt().toString());
    row.put("items", model.vocabulary().size());
    row.put("maxLength", model.maxLength());
    row.put("output", model.manifest().graph().output().code());
    row.put("opset", model.manifest().graph().opset());
    row.put("emission", model.manifest().graph().emission());
    row.put("system", from.system());
    row.put("config", from.config());
    row.put("trainingData", from.trainingData());
    row.put("licence", from.licence());
    row.put("seeds", from.seeds());
    row.put("metrics", from.metrics());
    row.put("parent", from.parent());
    row.put("files", model.manifest().files());
  }

  static Map<String, Object> of(ModelPackage model) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("folder", model.folder().toString());
    addTo(row, model);
    return row;
  }
}
