package io.freshet.cli;

import io.freshet.model.BadModelPackage;
import io.freshet.model.EncoderPackage;
import io.freshet.model.ModelPackage;
import io.freshet.model.ModelPackages;
import io.freshet.model.PackageKind;
import io.freshet.model.PictureInput;
import io.freshet.model.Provenance;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** A package of either kind in words, for people and for machines. */
final class ModelDescription {
  private ModelDescription() {}

  /** By name; what the folder is called comes first. */
  static Map<String, Object> of(Path folder) throws BadModelPackage {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("folder", folder.toString());
    switch (PackageKind.of(folder)) {
      case MODEL -> add(ModelPackages.open(folder), row);
      case ENCODER -> add(EncoderPackage.open(folder), row);
    }
    return row;
  }

  private static void add(ModelPackage model, Map<String, Object> row) {
    row.put("kind", "model");
    row.put("name", model.name());
    row.put("version", model.version());
    row.put("builtAt", model.manifest().builtAt().toString());
    row.put("items", model.vocabulary().size());
    row.put("maxLength", model.maxLength());
    row.put("output", model.manifest().graph().output().code());
    row.put("opset", model.manifest().graph().opset());
    row.put("emission", model.manifest().graph().emission());
    add(model.manifest().provenance(), row);
    row.put("files", model.manifest().files());
  }

  private static void add(EncoderPackage encoder, Map<String, Object> row) {
    PictureInput reads = encoder.reads();
    row.put("kind", "encoder");
    row.put("name", encoder.name());
    row.put("version", encoder.version());
    row.put("builtAt", encoder.manifest().builtAt().toString());
    row.put("channels", reads.channels());
    row.put("frames", reads.frames());
    row.put("pixels", reads.width() + " x " + reads.height());
    row.put("width", encoder.width());
    row.put("opset", encoder.manifest().graph().opset());
    row.put("emission", encoder.manifest().graph().emission());
    add(encoder.manifest().provenance(), row);
    row.put("files", encoder.manifest().files());
  }

  private static void add(Provenance from, Map<String, Object> row) {
    row.put("system", from.system());
    row.put("config", from.config());
    row.put("trainingData", from.trainingData());
    row.put("licence", from.licence());
    row.put("seeds", from.seeds());
    row.put("metrics", from.metrics());
    row.put("parent", from.parent());
  }
}
