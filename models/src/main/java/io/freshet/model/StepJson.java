package io.freshet.model;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** The contract of a step in a manifest. */
final class StepJson {
  private StepJson() {}

  static StepContract read(JsonFields step) throws BadModelPackage {
    try {
      StepContract contract =
          new StepContract(
              ManifestJson.ports(step, "inputs"),
              ManifestJson.ports(step, "outputs"),
              step.integer("horizon", 1, ManifestJson.LONGEST),
              step.integer("opset", 0, 1000, 0));
      step.finish();
      return contract;
    } catch (IllegalArgumentException e) {
      throw new BadModelPackage("%s %s".formatted(step.where(), e.getMessage()), e);
    }
  }

  static void write(ObjectNode node, StepContract step) {
    ManifestJson.write(node.putArray("inputs"), step.inputs());
    ManifestJson.write(node.putArray("outputs"), step.outputs());
    node.put("horizon", step.horizon());
    node.put("opset", step.opset());
  }
}
