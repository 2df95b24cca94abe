package io.freshet.score;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.freshet.model.BadModelPackage;
import io.freshet.model.ModelPackage;
import io.freshet.model.OutputKind;
import io.freshet.model.Port;
import java.util.Set;

/**
 * Columns of a scores output.
 *
 * @param count V or V+1
 * @param firstItem index of the item in column 0: 1, or 0 when column 0 is padding
 */
record ScoreColumns(int count, int firstItem) {
  /** What the graph gives for one sequence; its declared shape may leave it open. */
  static ScoreColumns of(ModelPackage model, OrtSession session)
      throws BadModelPackage, OrtException {
    int items = model.vocabulary().size();
    if (model.manifest().graph().output() == OutputKind.TOP_K) {
      return new ScoreColumns(items, 1);
    }
    long found = width(model, session);
    if (found != items && found != items + 1L) {
      throw new BadModelPackage(
          "graph of %s scores %d columns, expected %d, the size of its vocabulary, or %d with padding"
              .formatted(model.folder(), found, items, items + 1L));
    }
    return new ScoreColumns((int) found, found == items ? 1 : 0);
  }

  private static long width(ModelPackage model, OrtSession session) throws OrtException {
    Port port = model.manifest().graph().output(Port.SCORES).orElseThrow();
    SequenceBatch one = new SequenceBatch(1, 1, new long[] {1});
    try (GraphInputs inputs =
            new GraphInputs(OrtEnvironment.getEnvironment(), model.manifest().graph());
        OrtSession.Result result =
            session.run(inputs.fill(one, 1, NewItems.NONE), Set.of(port.name()))) {
      OnnxValue value = result.get(0);
      long[] shape = value instanceof OnnxTensor tensor ? tensor.getInfo().getShape() : new long[0];
      return shape.length == 2 ? shape[1] : -1;
    }
  }
}
