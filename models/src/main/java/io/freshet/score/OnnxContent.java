package io.freshet.score;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import io.freshet.data.HashedNgrams;
import io.freshet.data.ItemWords;
import io.freshet.model.BadModelPackage;
import io.freshet.model.ContentContract;
import io.freshet.model.ModelPackage;
import java.nio.LongBuffer;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** The graph of a package that reads items it has never met. Safe for use by several threads. */
final class OnnxContent implements ContentReader {
  private final ModelPackage model;
  private final ContentContract contract;
  private final ItemWords words;
  private final OrtSession session;
  private final SessionUse use;

  private OnnxContent(ModelPackage model, OrtSession session, SessionUse use) {
    this.model = model;
    this.contract = model.manifest().content().orElseThrow();
    this.words =
        new ItemWords(
            new HashedNgrams(contract.buckets(), contract.shortest(), contract.longest()));
    this.session = session;
    this.use = use;
  }

  /**
   * @param use that ends the session with those of the model
   */
  static OnnxContent of(ModelPackage model, OrtSession session, SessionUse use)
      throws BadModelPackage, OrtException {
    OnnxContent content = new OnnxContent(model, session, use);
    content.checkPorts();
    return content;
  }

  private void checkPorts() throws BadModelPackage, OrtException {
    check(session.getInputInfo(), ContentContract.WORDS, OnnxJavaType.INT64, -1);
    check(session.getOutputInfo(), ContentContract.ROWS, OnnxJavaType.FLOAT, rowWidth());
  }

  private void check(Map<String, NodeInfo> found, String name, OnnxJavaType type, long width)
      throws BadModelPackage {
    boolean fits =
        found.size() == 1
            && found.get(name) != null
            && found.get(name).getInfo() instanceof TensorInfo tensor
            && tensor.type == type
            && tensor.getShape().length == 2
            && tensor.getShape()[0] == -1
            && tensor.getShape()[1] == width;
    if (!fits) {
      throw new BadModelPackage(
          "%s in %s has %s, expected only '%s' of %s and shape [-1, %d]"
              .formatted(ContentContract.FILE, model.folder(), found.values(), name, type, width));
    }
  }

  @Override
  public int rowWidth() {
    return contract.width() + 1;
  }

  @Override
  public float launch() {
    return (float) contract.launch();
  }

  @Override
  public int[] words(String title, Collection<String> categories) {
    return words.of(title, categories);
  }

  @Override
  public float[] rows(List<int[]> said) {
    int longest = said.stream().mapToInt(each -> each.length).max().orElse(0);
    long[] numbers = new long[said.size() * Math.max(1, longest)];
    for (int row = 0; row < said.size(); row++) {
      for (int at = 0; at < said.get(row).length; at++) {
        numbers[row * Math.max(1, longest) + at] = said.get(row)[at];
      }
    }
    use.enter();
    try {
      return run(numbers, said.size());
    } catch (OrtException e) {
      throw new ScoringFailure(
          "model %s %s failed to read %d new items: %s"
              .formatted(model.name(), model.version(), said.size(), e.getMessage()),
          e);
    } finally {
      use.leave();
    }
  }

  private float[] run(long[] numbers, int rows) throws OrtException {
    long[] shape = {rows, numbers.length / rows};
    try (OnnxTensor in =
            OnnxTensor.createTensor(
                OrtEnvironment.getEnvironment(), LongBuffer.wrap(numbers), shape);
        OrtSession.Result result = session.run(Map.of(ContentContract.WORDS, in))) {
      float[] found = new float[rows * rowWidth()];
      ((OnnxTensor) result.get(0)).getFloatBuffer().get(found);
      checkFinite(found);
      return found;
    }
  }

  private void checkFinite(float[] found) {
    for (float number : found) {
      if (!Float.isFinite(number)) {
        throw new ScoringFailure(
            "model %s %s makes %s of a new item, expected numbers"
                .formatted(model.name(), model.version(), number));
      }
    }
  }

  /** When nobody runs any more. */
  void close() throws OrtException {
    session.close();
  }
}
