package io.freshet.similar;

/** The rows with the highest scores so far, as a heap whose root is the worst of them. */
final class NearestRows {
  private final float[] scores;
  private final int[] rows;
  private int size;

  NearestRows(int count) {
    this.scores = new float[count];
    this.rows = new int[count];
  }

  /**
   * @param found scores of the rows from {@code first} on
   * @param count how many of them are there
   */
  void offer(float[] found, int first, int count) {
    float worst = worst();
    for (int at = 0; at < count; at++) { // per row
      if (found[at] > worst) {
        add(found[at], first + at);
        worst = worst();
      }
    }
  }

  private float worst() {
    if (rows.length == 0) {
      return Float.POSITIVE_INFINITY;
    }
    return size < rows.length ? Float.NEGATIVE_INFINITY : scores[0];
  }

  private void add(float score, int row) {
    if (size < rows.length) {
      int at = size++;
      while (at > 0 && scores[(at - 1) / 2] > score) {
        move((at - 1) / 2, at);
        at = (at - 1) / 2;
      }
      place(at, score, row);
    } else {
      sink(score, row);
    }
  }

  /** In the place of the worst. */
  private void sink(float score, int row) {
    int at = 0;
    int child = 1;
    while (child < size) {
      if (child + 1 < size && scores[child + 1] < scores[child]) {
        child++;
      }
      if (scores[child] >= score) {
        break;
      }
      move(child, at);
      at = child;
      child = 2 * at + 1;
    }
    place(at, score, row);
  }

  private void move(int from, int to) {
    place(to, scores[from], rows[from]);
  }

  private void place(int at, float score, int row) {
    scores[at] = score;
    rows[at] = row;
  }

  int size() {
    return size;
  }

  /** Takes the worst one out. */
  Row poll() {
    Row worst = new Row(rows[0], scores[0]);
    size--;
    if (size > 0) {
      sink(scores[size], rows[size]);
    }
    return worst;
  }

  record Row(int row, float score) {}
}
