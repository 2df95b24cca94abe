package io.freshet.backend.naive;

import io.freshet.tensor.LongShortTerm;
import io.freshet.tensor.Unary;
import java.util.Arrays;

/** Long short-term memories, number by number. */
final class LongShortTerms {
  private final LongShortTerm<Array> unit;
  private final int width;
  private final double[] cell;
  private double[] state;

  private LongShortTerms(LongShortTerm<Array> unit) {
    this.unit = unit;
    this.width = unit.state().size(0);
    this.cell = new double[width];
    this.state = new double[width];
  }

  static Array states(LongShortTerm<Array> unit) {
    int rows = unit.x().size(0);
    int length = unit.x().size(1);
    int width = unit.state().size(0);
    double[] states = new double[rows * length * width];
    for (int row = 0; row < rows; row++) {
      LongShortTerms run = new LongShortTerms(unit);
      for (int at = row * length; at < (row + 1) * length; at++) {
        run.step(at);
        System.arraycopy(run.state, 0, states, at * width, width);
      }
    }
    return Array.of(states, rows, length, width);
  }

  private void step(int at) {
    int in = unit.x().size(-1);
    double[] shown = Arrays.copyOfRange(unit.x().data(), at * in, (at + 1) * in);
    double[] next = new double[width];
    for (int d = 0; d < width; d++) {
      double let = sigmoid(gate(shown, d));
      double keep = sigmoid(gate(shown, width + d));
      double fresh = Math.tanh(gate(shown, 2 * width + d));
      double show = sigmoid(gate(shown, 3 * width + d));
      cell[d] = keep * cell[d] + let * fresh;
      next[d] = show * Math.tanh(cell[d]);
    }
    state = next;
  }

  private double gate(double[] shown, int column) {
    return product(shown, unit.input(), column)
        + product(state, unit.state(), column)
        + unit.bias().data()[column];
  }

  private double product(double[] row, Array weight, int column) {
    double sum = 0;
    for (int i = 0; i < row.length; i++) {
      sum += row[i] * weight.data()[i * 4 * width + column];
    }
    return sum;
  }

  private static double sigmoid(double x) {
    return Functions.apply(Unary.SIGMOID, x);
  }
}
