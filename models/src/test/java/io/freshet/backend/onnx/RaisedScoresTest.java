package io.freshet.backend.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.freshet.backend.naive.Array;
import io.freshet.backend.naive.Array.Type;
import io.freshet.backend.naive.NaiveOps;
import io.freshet.onnx.ModelProto;
import io.freshet.tensor.Ops;
import io.freshet.tensor.Output;
import io.freshet.tensor.Top;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Small whole numbers, so that many scores are equal and all are exact. */
final class RaisedScoresTest {
  private static final OrtEnvironment ENVIRONMENT = OrtEnvironment.getEnvironment();
  private static final int ROWS = 4;
  private static final int WIDTH = 3;
  private static final int ITEMS = 5_003;
  private static final int OTHERS = 71;

  @ParameterizedTest
  @ValueSource(ints = {1, 10, 60, 128, 129, ITEMS})
  void theBestAreThoseOfTheScoresThemselvesAlsoAmongEquals(int k) throws OrtException {
    Array hidden = hidden();
    Array table = whole(new SplittableRandom(5), ITEMS, WIDTH);
    Array bias = whole(new SplittableRandom(7), ITEMS);
    Top<Array> truth = best(new NaiveOps(), new Output<>(hidden, table, bias), k);

    OnnxGraph graph = new OnnxGraph();
    OnnxOps ops = OnnxOps.of(Emission.FUSED, graph);
    OnnxValue asked = graph.input("hidden", Type.NUMBER, "batch", "" + WIDTH);
    Output<OnnxValue> output = new Output<>(asked, OnnxOps.folded(table), OnnxOps.folded(bias));
    Top<OnnxValue> best = best(ops, output, k);
    graph.output("indices", best.indices(), "batch", "k");
    graph.output("values", best.values(), "batch", "k");
    try (OrtSession session = ENVIRONMENT.createSession(model(graph).toByteArray());
        OnnxTensor in = tensor(hidden);
        OrtSession.Result result = session.run(Map.of("hidden", in))) {
      LongBuffer indices = ((OnnxTensor) result.get("indices").orElseThrow()).getLongBuffer();
      FloatBuffer values = ((OnnxTensor) result.get("values").orElseThrow()).getFloatBuffer();
      assertThat(Arrays.stream(truth.indices().data()).mapToLong(x -> (long) x).toArray())
          .isEqualTo(numbers(indices));
      assertThat(truth.values().weights().data()).isEqualTo(numbers(values));
    }
  }

  /** Whatever comes behind the catalogue, many or none of them among the best. */
  @ParameterizedTest
  @ValueSource(ints = {1, 10, 60, 128, 129, ITEMS + OTHERS})
  void scoresBehindThoseOfTheCatalogueAreFoundToo(int k) throws OrtException {
    Array hidden = hidden();
    Array table = whole(new SplittableRandom(5), ITEMS, WIDTH);
    Array bias = whole(new SplittableRandom(7), ITEMS);
    Array others = whole(new SplittableRandom(9), OTHERS, WIDTH);
    Top<Array> truth = best(new NaiveOps(), new Output<>(hidden, table, bias), others, k);

    OnnxGraph graph = new OnnxGraph();
    OnnxOps ops = OnnxOps.of(Emission.FUSED, graph);
    OnnxValue asked = graph.input("hidden", Type.NUMBER, "batch", "" + WIDTH);
    OnnxValue behind = graph.input("others", Type.NUMBER, "new", "" + WIDTH);
    Output<OnnxValue> output = new Output<>(asked, OnnxOps.folded(table), OnnxOps.folded(bias));
    Top<OnnxValue> best = best(ops, output, behind, k);
    graph.output("indices", best.indices(), "batch", "k");
    ModelProto model = model(graph);
    assertThat(searches(model)).isEqualTo(2);
    try (OrtSession session = ENVIRONMENT.createSession(model.toByteArray());
        OnnxTensor in = tensor(hidden);
        OnnxTensor more = tensor(others);
        OrtSession.Result result = session.run(Map.of("hidden", in, "others", more))) {
      LongBuffer indices = ((OnnxTensor) result.get("indices").orElseThrow()).getLongBuffer();
      assertThat(numbers(indices))
          .isEqualTo(Arrays.stream(truth.indices().data()).mapToLong(x -> (long) x).toArray());
    }
  }

  private static <T> Top<T> best(Ops<T> ops, Output<T> output, T others, int k) {
    T behind = ops.tiedScores(new Output<>(output.hidden(), others, ops.scalar(4)));
    return ops.top(ops.concat(-1, List.of(ops.tiedScores(output), behind)), ops.integers(k));
  }

  @Test
  void aCatalogueThatIsSmallOrLargeIsSearchedAsItIs() {
    assertThat(searches(300)).isEqualTo(1);
    assertThat(searches(ITEMS)).isEqualTo(2);
    assertThat(searches(50_000)).isEqualTo(1);
  }

  private static long searches(int items) {
    OnnxGraph graph = new OnnxGraph();
    OnnxOps ops = OnnxOps.of(Emission.PORTABLE, graph);
    OnnxValue asked = graph.input("hidden", Type.NUMBER, "batch", "" + WIDTH);
    OnnxValue table = OnnxOps.folded(whole(new SplittableRandom(5), items, WIDTH));
    Output<OnnxValue> output = new Output<>(asked, table, ops.scalar(0));
    graph.output("indices", best(ops, output, 10).indices(), "batch", "k");
    return searches(model(graph));
  }

  private static long searches(ModelProto model) {
    return model.getGraph().getNodeList().stream()
        .filter(node -> node.getOpType().equals("TopK"))
        .count();
  }

  private static <T> Top<T> best(Ops<T> ops, Output<T> output, int k) {
    return ops.top(ops.tiedScores(output), ops.integers(k));
  }

  /** The last row scores every item by its bias alone. */
  private static Array hidden() {
    double[] data = whole(new SplittableRandom(3), ROWS, WIDTH).data().clone();
    Arrays.fill(data, (ROWS - 1) * WIDTH, ROWS * WIDTH, 0);
    return Array.of(data, ROWS, WIDTH);
  }

  private static Array whole(SplittableRandom random, int... shape) {
    int size = Arrays.stream(shape).reduce(1, (a, b) -> a * b);
    return Array.of(random.ints(size, -4, 5).asDoubleStream().toArray(), shape);
  }

  private static ModelProto model(OnnxGraph graph) {
    return graph.model(OnnxEmitter.opset(Emission.PORTABLE));
  }

  private static OnnxTensor tensor(Array array) throws OrtException {
    long[] shape = Arrays.stream(array.shape()).asLongStream().toArray();
    return OnnxTensor.createTensor(ENVIRONMENT, FloatBuffer.wrap(array.weights().data()), shape);
  }

  private static long[] numbers(LongBuffer from) {
    long[] numbers = new long[from.remaining()];
    from.get(numbers);
    return numbers;
  }

  private static float[] numbers(FloatBuffer from) {
    float[] numbers = new float[from.remaining()];
    from.get(numbers);
    return numbers;
  }
}
