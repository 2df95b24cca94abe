package io.freshet.train.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.freshet.tensor.Weights;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class CountStartTest {
  /** Items 0 to 3 only ever meet each other, as do 4 to 7. */
  private static final int[][] TWO_WORLDS = worlds();

  private static int[][] worlds() {
    SplittableRandom random = new SplittableRandom(5);
    int[][] sequences = new int[40][12];
    for (int user = 0; user < sequences.length; user++) {
      for (int at = 0; at < 12; at++) {
        sequences[user][at] = user % 2 * 4 + random.nextInt(4);
      }
    }
    return sequences;
  }

  @Test
  void itemsThatMeetLieNearEachOther() {
    Weights table = CountStart.table(TWO_WORLDS, 8, 4, 1);

    assertThat(table.shape()).containsExactly(9, 4);
    assertThat(cosine(table, 0, 1)).isGreaterThan(0.5);
    assertThat(cosine(table, 0, 5)).isCloseTo(0, within(0.1));
  }

  @Test
  void theTableHasTheStatedSpreadAndAPaddingRowOfZeros() {
    float[] values = CountStart.table(TWO_WORLDS, 8, 4, 1).data();
    double squares = 0;
    for (float value : values) {
      squares += value * value;
    }

    assertThat(values).startsWith(0, 0, 0, 0);
    assertThat(Math.sqrt(squares / (8 * 4))).isCloseTo(0.05, within(1e-5));
  }

  @Test
  void theSameSeedGivesTheSameTable() {
    assertThat(CountStart.table(TWO_WORLDS, 8, 4, 3).data())
        .isEqualTo(CountStart.table(TWO_WORLDS, 8, 4, 3).data())
        .isNotEqualTo(CountStart.table(TWO_WORLDS, 8, 4, 4).data());
  }

  @Test
  void theBiasIsTheLogOfEachShare() {
    float[] bias = CountStart.bias(new int[][] {{0, 0, 1}}, 2).data();

    assertThat(bias[1]).isCloseTo((float) Math.log(3 / 5.0), within(1e-6f));
    assertThat(bias[2]).isCloseTo((float) Math.log(2 / 5.0), within(1e-6f));
  }

  @Test
  void whatWasNotMetStartsAsTheMeanOfWhatWas() {
    int[][] sequences = {{0, 0, 0}, {1}};
    Weights bias = CountStart.bias(sequences, 3);
    float usual = CountStart.usualBias(sequences, bias).data()[0];
    assertThat(usual).isCloseTo((float) (Math.log(4 / 7.0) + Math.log(2 / 7.0)) / 2, within(1e-6f));
  }

  @Test
  void nearerPairsCountMoreInBothDirections() {
    var counts = Cooccurrence.counted(new int[][] {{0, 1, 2}}, 3);

    assertThat(counts.get(0, 1)).isEqualTo(1);
    assertThat(counts.get(2, 0)).isEqualTo(0.8f);
    assertThat(counts.get(0, 2)).isEqualTo(0.8f);
    assertThat(counts.get(0, 0)).isZero();
  }

  @Test
  void findsTheSingularDirectionsOfAMatrixOfKnownRank() {
    DenseMatrix left = DenseMatrix.gaussian(30, 2, new SplittableRandom(1)).orthonormalised();
    SparseMatrix known = dense(left, 9, 4);

    DenseMatrix vectors = RandomisedSvd.vectors(known, 3, new SplittableRandom(2));

    DenseMatrix gram = vectors.gram();
    assertThat(gram.at(0, 0)).as("singular value").isCloseTo(9, within(1e-3f));
    assertThat(gram.at(1, 1)).isCloseTo(4, within(1e-3f));
    assertThat(gram.at(2, 2)).as("beyond the rank").isCloseTo(0, within(1e-2f));
    assertThat(gram.at(0, 1)).isCloseTo(0, within(1e-3f));
  }

  /** first * l0 l0' + second * l1 l1'. */
  private static SparseMatrix dense(DenseMatrix left, float first, float second) {
    int size = left.rows();
    int[] starts = new int[size + 1];
    int[] columns = new int[size * size];
    float[] values = new float[size * size];
    for (int i = 0; i < size; i++) {
      starts[i + 1] = (i + 1) * size;
      for (int j = 0; j < size; j++) {
        columns[i * size + j] = j;
        values[i * size + j] =
            first * left.at(i, 0) * left.at(j, 0) + second * left.at(i, 1) * left.at(j, 1);
      }
    }
    return new SparseMatrix(starts, columns, values);
  }

  private static double cosine(Weights table, int left, int right) {
    int width = (int) table.shape()[1];
    double dot = 0;
    double leftSquares = 0;
    double rightSquares = 0;
    for (int k = 0; k < width; k++) {
      double a = table.data()[(left + 1) * width + k];
      double b = table.data()[(right + 1) * width + k];
      dot += a * b;
      leftSquares += a * a;
      rightSquares += b * b;
    }
    return dot / Math.sqrt(leftSquares * rightSquares);
  }
}
