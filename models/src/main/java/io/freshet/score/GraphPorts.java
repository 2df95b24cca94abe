package io.freshet.score;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import io.freshet.model.BadModelPackage;
import io.freshet.model.ContentContract;
import io.freshet.model.GraphContract;
import io.freshet.model.ModelPackage;
import io.freshet.model.OutputKind;
import io.freshet.model.Port;
import io.freshet.model.StepContract;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Compares what a graph takes and gives with what its manifest says. */
final class GraphPorts {
  private static final Set<String> INPUT_ROLES =
      Set.of(Port.ITEMS, Port.MASK, Port.K, Port.NEW_ITEMS);

  private final String where;
  private final GraphContract graph;

  private GraphPorts(String where, GraphContract graph) {
    this.where = where;
    this.graph = graph;
  }

  static void check(ModelPackage model, OrtSession session) throws BadModelPackage, OrtException {
    GraphPorts ports = new GraphPorts("graph of " + model.folder(), model.manifest().graph());
    ports.checkRoles();
    ports.checkGrowing(model.manifest().content());
    ports.check("input", ports.graph.inputs(), session.getInputInfo());
    ports.check("output", ports.graph.outputs(), session.getOutputInfo());
    ports.checkAllFed(session.getInputNames(), List.of());
  }

  private void checkGrowing(Optional<ContentContract> content) throws BadModelPackage {
    Optional<Port> newItems = graph.input(Port.NEW_ITEMS);
    int expected = content.map(read -> read.width() + 1).orElse(0);
    int found = newItems.map(port -> OnnxTypes.fixedAxis(port, 1)).orElse(0);
    if (newItems.isPresent() != content.isPresent()
        || found != expected
        || (newItems.isPresent() && graph.output() != OutputKind.TOP_K)) {
      throw new BadModelPackage(
          "%s takes rows of %d numbers of new items, expected %d as its content gives, and top-k out"
              .formatted(where, found, expected));
    }
  }

  /**
   * @param whole takes sequences and gives the states that the step goes on from
   */
  static void checkStep(ModelPackage model, OrtSession whole, OrtSession step)
      throws BadModelPackage, OrtException {
    StepContract contract = model.manifest().step().orElseThrow();
    GraphPorts ports = new GraphPorts("step of " + model.folder(), OnnxSteps.ranking(contract));
    ports.checkRoles();
    ports.check("input", ports.graph.inputs(), step.getInputInfo());
    ports.check("output", ports.graph.outputs(), step.getOutputInfo());
    ports.checkStates("input", contract.taken(), step.getInputInfo());
    ports.checkStates("output", contract.given(), step.getOutputInfo());
    ports.checkStates("output of the whole graph", contract.given(), whole.getOutputInfo());
    ports.checkAllFed(step.getInputNames(), contract.taken());
  }

  private void checkStates(String side, List<Port> states, Map<String, NodeInfo> found)
      throws BadModelPackage {
    for (Port state : states) {
      NodeInfo node = found.get(state.name());
      long[] shape =
          node != null && node.getInfo() instanceof TensorInfo tensor && isFloat(tensor)
              ? tensor.getShape()
              : new long[0];
      boolean fits = shape.length == state.axes().size() && shape[0] == -1;
      for (int axis = 1; fits && axis < shape.length; axis++) {
        fits = shape[axis] == Integer.parseInt(state.axes().get(axis));
      }
      if (!fits) {
        throw new BadModelPackage(
            "%s has for state '%s' an %s of shape %s, expected float32 of %s"
                .formatted(where, state.name(), side, Arrays.toString(shape), state.axes()));
      }
    }
  }

  private static boolean isFloat(TensorInfo tensor) {
    return tensor.type == OnnxJavaType.FLOAT;
  }

  private void checkRoles() throws BadModelPackage {
    boolean chooses = graph.output() == OutputKind.TOP_K;
    boolean fits =
        graph.input(Port.ITEMS).isPresent()
            && graph.input(Port.K).isPresent() == chooses
            && graph.output(Port.TOP_ITEMS).isPresent() == chooses
            && graph.output(Port.TOP_SCORES).isPresent() == chooses
            && graph.output(Port.SCORES).isPresent() != chooses
            && graph.inputs().stream().allMatch(port -> INPUT_ROLES.contains(port.role()));
    if (!fits) {
      throw new BadModelPackage(
          "%s has roles %s in and %s out, expected %s for output kind %s"
              .formatted(
                  where,
                  roles(graph.inputs()),
                  roles(graph.outputs()),
                  chooses
                      ? "items, k and maybe mask and new_items in, top_items and top_scores out"
                      : "items and maybe mask in, scores out",
                  graph.output().code()));
    }
  }

  private static List<String> roles(List<Port> ports) {
    return ports.stream().map(Port::role).toList();
  }

  private void check(String side, List<Port> ports, Map<String, NodeInfo> found)
      throws BadModelPackage {
    for (Port port : ports) {
      NodeInfo node = found.get(port.name());
      if (node == null || !(node.getInfo() instanceof TensorInfo tensor)) {
        throw new BadModelPackage(
            "%s has no tensor %s '%s' for role %s, found %s"
                .formatted(where, side, port.name(), port.role(), found.keySet()));
      }
      checkType(side, port, tensor);
    }
  }

  private void checkType(String side, Port port, TensorInfo tensor) throws BadModelPackage {
    if (!OnnxTypes.fits(port) || tensor.type != OnnxTypes.of(port)) {
      throw new BadModelPackage(
          "%s has %s '%s' of type %s, expected %s as the manifest says (%s may be %s)"
              .formatted(
                  where,
                  side,
                  port.name(),
                  tensor.type,
                  port.type(),
                  port.role(),
                  OnnxTypes.allowed(port)));
    }
    int rank = port.role().equals(Port.K) ? 1 : 2;
    long[] shape = tensor.getShape();
    if (shape.length != rank) {
      throw new BadModelPackage(
          "%s has %s '%s' of %d axes, expected %d for role %s"
              .formatted(where, side, port.name(), shape.length, rank, port.role()));
    }
    if (rank == 2 && shape[0] != -1) {
      throw new BadModelPackage(
          "%s has %s '%s' with a batch axis fixed to %d, expected it to be dynamic"
              .formatted(where, side, port.name(), shape[0]));
    }
    int fixed = OnnxTypes.fixedAxis(port, 1);
    if (INPUT_ROLES.contains(port.role()) && rank == 2 && shape[1] != -1 && shape[1] != fixed) {
      throw new BadModelPackage(
          "%s has %s '%s' with a length axis fixed to %d, expected the manifest's axes to say so"
              .formatted(where, side, port.name(), shape[1]));
    }
  }

  private void checkAllFed(Set<String> names, List<Port> besides) throws BadModelPackage {
    for (String name : names) {
      if (Stream.concat(graph.inputs().stream(), besides.stream())
          .noneMatch(port -> port.name().equals(name))) {
        throw new BadModelPackage(
            "%s takes an input '%s' that the manifest gives no role".formatted(where, name));
      }
    }
  }
}
