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
import io.freshet.model.VectorSpace;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
    Map<String, NodeInfo> inputs = session.getInputInfo();
    check(inputs, ContentContract.WORDS, OnnxJavaType.INT64, -1);
    if (contract.pictures().isPresent()) {
      int width = contract.pictures().get().width();
      check(inputs, ContentContract.PICTURES, OnnxJavaType.FLOAT, width);
    }
    checkOnly(inputs, contract.pictures().isPresent() ? 2 : 1);
    check(session.getOutputInfo(), ContentContract.ROWS, OnnxJavaType.FLOAT, rowWidth());
    checkOnly(session.getOutputInfo(), 1);
  }

  private void checkOnly(Map<String, NodeInfo> found, int expected) throws BadModelPackage {
    if (found.size() != expected) {
      throw new BadModelPackage(
          "%s in %s has %s, expected %d of them"
              .formatted(ContentContract.FILE, model.folder(), found.keySet(), expected));
    }
  }

  private void check(Map<String, NodeInfo> found, String name, OnnxJavaType type, long width)
      throws BadModelPackage {
    boolean fits =
        found.get(name) != null
            && found.get(name).getInfo() instanceof TensorInfo tensor
            && tensor.type == type
            && tensor.getShape().length == 2
            && tensor.getShape()[0] == -1
            && tensor.getShape()[1] == width;
    if (!fits) {
      throw new BadModelPackage(
          "%s in %s has %s, expected '%s' of %s and shape [-1, %d]"
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
  public Optional<VectorSpace> pictures() {
    return contract.pictures();
  }

  @Override
  public float[] rows(List<Known> items) {
    LongBuffer numbers = numbers(items);
    FloatBuffer vectors = vectors(items);
    use.enter();
    try {
      return run(items.size(), numbers, vectors);
    } catch (OrtException e) {
      throw new ScoringFailure(
          "model %s %s failed to read %d new items: %s"
              .formatted(model.name(), model.version(), items.size(), e.getMessage()),
          e);
    } finally {
      use.leave();
    }
  }

  /** (B, L), 0 where there is no word. */
  private LongBuffer numbers(List<Known> items) {
    List<int[]> said =
        items.stream().map(item -> words.of(item.title(), item.categories())).toList();
    int longest = Math.max(1, said.stream().mapToInt(each -> each.length).max().orElse(1));
    long[] numbers = new long[said.size() * longest];
    for (int row = 0; row < said.size(); row++) {
      for (int at = 0; at < said.get(row).length; at++) {
        numbers[row * longest + at] = said.get(row)[at];
      }
    }
    return LongBuffer.wrap(numbers);
  }

  /** (B, P), zeros where there is no picture. */
  private FloatBuffer vectors(List<Known> items) {
    int width = contract.pictures().map(VectorSpace::width).orElse(0);
    float[] vectors = new float[items.size() * width];
    for (int row = 0; row < items.size() && width > 0; row++) {
      float[] picture = items.get(row).picture();
      System.arraycopy(picture, 0, vectors, row * width, picture.length);
    }
    return FloatBuffer.wrap(vectors);
  }

  private float[] run(int rows, LongBuffer numbers, FloatBuffer vectors) throws OrtException {
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    Map<String, OnnxTensor> inputs = new HashMap<>();
    try {
      inputs.put(
          ContentContract.WORDS,
          OnnxTensor.createTensor(
              environment, numbers, new long[] {rows, numbers.capacity() / rows}));
      if (contract.pictures().isPresent()) {
        inputs.put(
            ContentContract.PICTURES,
            OnnxTensor.createTensor(
                environment, vectors, new long[] {rows, vectors.capacity() / rows}));
      }
      try (OrtSession.Result result = session.run(inputs)) {
        OnnxTensor found = (OnnxTensor) result.get(0);
        checkShape(found.getInfo().getShape(), rows);
        float[] made = new float[rows * rowWidth()];
        found.getFloatBuffer().get(made);
        return made;
      }
    } finally {
      inputs.values().forEach(OnnxTensor::close);
    }
  }

  private void checkShape(long[] found, int rows) {
    long[] expected = {rows, rowWidth()};
    if (!Arrays.equals(found, expected)) {
      throw new ScoringFailure(
          "model %s %s makes rows of shape %s of %d new items, expected %s"
              .formatted(
                  model.name(),
                  model.version(),
                  Arrays.toString(found),
                  rows,
                  Arrays.toString(expected)));
    }
  }

  /** When nobody runs any more. */
  void close() throws OrtException {
    session.close();
  }
}
