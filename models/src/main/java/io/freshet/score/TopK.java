package io.freshet.score;

/**
 * The k best of a row of scores: a heap whose root is the worst kept. Per record.
 *
 * <p>Equal scores go by lower index, as ONNX says of its own TopK.
 */
public final class TopK {
  private TopK() {}

  /**
   * Writes row {@code at} of {@code best} from the scores of all items.
   *
   * @param scores by column
   * @param firstItem item index of column 0; column 0 is skipped when that is padding
   */
  public static void of(float[] scores, int firstItem, TopItems best, int at) {
    int k = best.k();
    int[] heap = new int[k];
    int size = 0;
    for (int column = firstItem == 0 ? 1 : 0; column < scores.length; column++) {
      if (size < k) {
        heap[size++] = column;
        up(scores, heap, size - 1);
      } else if (isWorse(scores, heap[0], column)) {
        heap[0] = column;
        down(scores, heap, size);
      }
    }
    for (int place = at * k + k - 1; size > 0; place--) {
      best.items()[place] = heap[0] + firstItem;
      best.scores()[place] = scores[heap[0]];
      heap[0] = heap[--size];
      down(scores, heap, size);
    }
  }

  private static boolean isWorse(float[] scores, int a, int b) {
    return scores[a] < scores[b] || (scores[a] == scores[b] && a > b);
  }

  private static void up(float[] scores, int[] heap, int from) {
    int child = from;
    while (child > 0) {
      int parent = (child - 1) / 2;
      if (!isWorse(scores, heap[child], heap[parent])) {
        return;
      }
      swap(heap, child, parent);
      child = parent;
    }
  }

  private static void down(float[] scores, int[] heap, int size) {
    int parent = 0;
    while (2 * parent + 1 < size) {
      int child = 2 * parent + 1;
      if (child + 1 < size && isWorse(scores, heap[child + 1], heap[child])) {
        child++;
      }
      if (!isWorse(scores, heap[child], heap[parent])) {
        return;
      }
      swap(heap, child, parent);
      parent = child;
    }
  }

  private static void swap(int[] heap, int a, int b) {
    int kept = heap[a];
    heap[a] = heap[b];
    heap[b] = kept;
  }
}
