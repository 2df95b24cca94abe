package io.freshet.similar;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Vectors by component, in blocks that stay in the second-level cache while many questions are put
 * to them: the inner loop runs over items, where nothing has to be added up across lanes.
 */
final class VectorBlocks {
  /** Items of a block: 256 KiB at a width of 64. */
  static final int ROWS = 1024;

  private final int width;
  private final List<float[][]> blocks = new ArrayList<>();

  VectorBlocks(int width) {
    this.width = width;
  }

  void set(int row, float[] vector) {
    if (row == blocks.size() * ROWS) {
      blocks.add(new float[width][ROWS]);
    }
    float[][] block = blocks.get(row / ROWS);
    for (int at = 0; at < width; at++) {
      block[at][row % ROWS] = vector[at];
    }
  }

  float[] get(int row) {
    float[][] block = blocks.get(row / ROWS);
    float[] vector = new float[width];
    for (int at = 0; at < width; at++) {
      vector[at] = block[at][row % ROWS];
    }
    return vector;
  }

  void copy(int from, int to) {
    float[][] source = blocks.get(from / ROWS);
    float[][] target = blocks.get(to / ROWS);
    for (int at = 0; at < width; at++) {
      target[at][to % ROWS] = source[at][from % ROWS];
    }
  }

  /** Forgets the rows from this one on, as far as whole blocks go. */
  void shrinkTo(int rows) {
    while ((blocks.size() - 1) * ROWS >= rows) {
      blocks.remove(blocks.size() - 1);
    }
  }

  int count() {
    return blocks.size();
  }

  /**
   * Products of a vector with every row of a block.
   *
   * @param scores (ROWS), overwritten
   */
  void score(int block, float[] vector, float[] scores) {
    float[][] columns = blocks.get(block);
    Arrays.fill(scores, 0);
    int at = 0;
    for (; at + 4 <= width; at += 4) {
      addFour(columns, vector, at, scores);
    }
    for (; at < width; at++) {
      addOne(columns[at], vector[at], scores);
    }
  }

  private static void addFour(float[][] columns, float[] vector, int at, float[] scores) {
    float[] first = columns[at];
    float[] second = columns[at + 1];
    float[] third = columns[at + 2];
    float[] fourth = columns[at + 3];
    float a = vector[at];
    float b = vector[at + 1];
    float c = vector[at + 2];
    float d = vector[at + 3];
    for (int row = 0; row < scores.length; row++) {
      scores[row] += a * first[row] + b * second[row] + c * third[row] + d * fourth[row];
    }
  }

  private static void addOne(float[] column, float factor, float[] scores) {
    for (int row = 0; row < scores.length; row++) {
      scores[row] += factor * column[row];
    }
  }
}
