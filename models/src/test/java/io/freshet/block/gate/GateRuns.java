package io.freshet.block.gate;

import io.freshet.backend.cost.CostOps;
import io.freshet.backend.cost.Extents;
import io.freshet.backend.naive.Array;
import io.freshet.backend.naive.NaiveOps;
import io.freshet.tensor.Declarations;
import io.freshet.tensor.Flow;
import io.freshet.tensor.Pass;
import io.freshet.tensor.Slot;
import io.freshet.tensor.StoredParameters;
import io.freshet.tensor.Taps;
import io.freshet.tensor.Weights;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Gates on plain arrays. */
final class GateRuns {
  private static final long SEED = 3;

  private GateRuns() {}

  static Declarations<Extents> declarations(Gate gate, Array x) {
    Declarations<Extents> declared = new Declarations<>((path, shape) -> Extents.of(shape));
    cost(gate, declared, Extents.of(Arrays.stream(x.shape()).asLongStream().toArray()));
    return declared;
  }

  /** Multiplications and additions for one picture. */
  static double flops(Gate gate, int channels, int height, int width) {
    Declarations<Extents> declared = new Declarations<>((path, shape) -> Extents.of(shape));
    return cost(gate, declared, Extents.of(1, channels, height, width)).flops();
  }

  private static CostOps cost(Gate gate, Declarations<Extents> declared, Extents features) {
    CostOps ops = new CostOps();
    gate.apply(Pass.inference(ops, declared), Flow.of(Slot.FEATURES, features));
    return ops;
  }

  /** As they start. */
  static Map<String, Weights> atStart(Gate gate, Array x) {
    return declarations(gate, x).draw(SEED);
  }

  /** Drawn, with noise on each, so that nothing is left at zero or one. */
  static Map<String, Weights> noisy(Gate gate, Array x) {
    Random random = new Random(SEED);
    Map<String, Weights> noisy = new LinkedHashMap<>();
    atStart(gate, x)
        .forEach(
            (path, weights) -> {
              float[] data = weights.data().clone();
              for (int i = 0; i < data.length; i++) {
                data[i] += (float) (0.3 * random.nextGaussian());
              }
              noisy.put(path, new Weights(data, weights.shape()));
            });
    return noisy;
  }

  static Array run(Gate gate, Map<String, Weights> weights, Array x) {
    return run(gate, weights, x, Taps.none());
  }

  /** With noisy weights. */
  static Array run(Gate gate, Array x) {
    return run(gate, noisy(gate, x), x);
  }

  private static Array run(Gate gate, Map<String, Weights> weights, Array x, Taps<Array> taps) {
    Pass<Array> pass =
        Pass.inference(
            new NaiveOps(), new StoredParameters<>(weights, (path, found) -> Array.of(found)));
    return gate.apply(pass.tappedBy(taps), Flow.of(Slot.FEATURES, x)).get(Slot.FEATURES, gate);
  }

  /** By how much each number was multiplied, with noisy weights. */
  static double[] factors(Gate gate, Array x) {
    return factors(gate, noisy(gate, x), x);
  }

  static double[] factors(Gate gate, Map<String, Weights> weights, Array x) {
    double[] out = run(gate, weights, x).data();
    double[] factors = new double[out.length];
    Arrays.setAll(factors, i -> out[i] / x.data()[i]);
    return factors;
  }

  /** What a tap of this name heard, with noisy weights. */
  static List<Array> heard(Gate gate, Array x, String name) {
    List<Array> heard = new ArrayList<>();
    Taps<Array> taps =
        new Taps<>() {
          @Override
          public boolean wants(String path) {
            return ("/" + path).endsWith("/" + name);
          }

          @Override
          public void put(String path, Array value) {
            heard.add(value);
          }
        };
    run(gate, noisy(gate, x), x, taps);
    return heard;
  }

  /** Between 0.2 and 2.2, so that a factor can be read off. */
  static Array picture(int... shape) {
    Random random = new Random(Arrays.hashCode(shape));
    double[] data = new double[Arrays.stream(shape).reduce(1, (a, b) -> a * b)];
    Arrays.setAll(data, i -> (float) (0.2 + 2 * random.nextDouble()));
    return Array.of(data, shape);
  }

  /** Some numbers more at places counted through the whole array. */
  static Array moved(Array x, double by, int... places) {
    double[] data = x.data().clone();
    for (int place : places) {
      data[place] += by;
    }
    return Array.of(data, x.shape());
  }

  /** The same at every place but with rows and columns exchanged, (B, C, W, H). */
  static Array turned(Array x) {
    return new NaiveOps().transpose(x, 0, 1, 3, 2);
  }

  /** The last axis in reverse. */
  static Array mirrored(Array x) {
    int width = x.shape()[3];
    double[] data = new double[x.data().length];
    Arrays.setAll(data, i -> x.data()[i - i % width + width - 1 - i % width]);
    return Array.of(data, x.shape());
  }

  static Map<String, Weights> with(Map<String, Weights> weights, String path, double value) {
    Map<String, Weights> changed = new LinkedHashMap<>(weights);
    Weights old = weights.get(path);
    if (old == null) {
      throw new IllegalArgumentException("no weights %s in %s".formatted(path, weights.keySet()));
    }
    float[] data = new float[old.data().length];
    Arrays.fill(data, (float) value);
    changed.put(path, new Weights(data, old.shape()));
    return changed;
  }

  static double largestGap(double[] a, double[] b) {
    double gap = 0;
    for (int i = 0; i < a.length; i++) {
      gap = Math.max(gap, Math.abs(a[i] - b[i]));
    }
    return gap;
  }
}
