package io.freshet.backend.naive;

import io.freshet.tensor.Recurrence;
import io.freshet.tensor.Unary;
import java.util.Arrays;

/** Gated recurrent units, number by number. */
final class Recurrences {
  private final Recurrence<Array> unit;
  private final int width;
  private final int length;
  private final double[] states;

  private Recurrences(Recurrence<Array> unit) {
    this.unit = unit;
    this.width = unit.state().size(0);
    this.length = unit.x().size(1);
    this.states = new double[unit.x().size(0) * length * width];
  }

  static Array states(Recurrence<Array> unit) {
    Recurrences run = new Recurrences(unit);
    for (int at = 0; at < unit.x().size(0) * run.length; at++) {
      run.step(at);
    }
    return Array.of(run.states, unit.x().size(0), run.length, run.width);
  }

  /** From one position to its state; a row starts from zeros. */
  private void step(int at) {
    double[] before = new double[width];
    if (at % length > 0) {
      System.arraycopy(states, (at - 1) * width, before, 0, width);
    }
    int in = unit.x().size(-1);
    double[] shown = Arrays.copyOfRange(unit.x().data(), at * in, (at + 1) * in);
    for (int d = 0; d < width; d++) {
      double reset = sigmoid(moved(shown, d) + kept(before, d));
      double update = sigmoid(moved(shown, width + d) + kept(before, width + d));
      double fresh = Math.tanh(moved(shown, 2 * width + d) + reset * kept(before, 2 * width + d));
      states[at * width + d] = (1 - update) * fresh + update * before[d];
    }
  }

  private double moved(double[] shown, int column) {
    return product(shown, unit.input(), column) + unit.inputBias().data()[column];
  }

  private double kept(double[] before, int column) {
    return product(before, unit.state(), column) + unit.stateBias().data()[column];
  }

  private double product(double[] row, Array weight, int column) {
    double sum = 0;
    for (int i = 0; i < row.length; i++) {
      sum += row[i] * weight.data()[i * 3 * width + column];
    }
    return sum;
  }

  private static double sigmoid(double x) {
    return Functions.apply(Unary.SIGMOID, x);
  }
}
