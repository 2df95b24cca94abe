package io.freshet.similar;

import java.util.List;
import java.util.Optional;

/**
 * Exact while the items are few; a graph once they are many. The graph is built little by little,
 * some items with each change, and answers when it holds all of them: until then the exact index
 * does. It never goes back.
 */
public final class GrowingIndex implements VectorIndex {
  /** Up to here a comparison with every item takes a few milliseconds at most. */
  public static final int FEW = 100_000;

  private static final int MOVED_WITH_EACH_CHANGE = 8;

  private final int width;
  private final int few;
  private volatile State state;

  /**
   * @param width D
   * @param few items up to which it is exact
   */
  public GrowingIndex(int width, int few) {
    this.width = width;
    this.few = few;
    this.state = new Exact(new ExactIndex(width));
  }

  /** Whether answers are exact now. */
  public boolean isExact() {
    return state instanceof Exact;
  }

  @Override
  public int size() {
    return state.index().size();
  }

  @Override
  public synchronized void put(String item, float[] vector) {
    state = state.put(this, item, vector);
  }

  @Override
  public synchronized void remove(String item) {
    state = state.remove(item);
  }

  @Override
  public Optional<float[]> vector(String item) {
    return state.index().vector(item);
  }

  @Override
  public List<List<Neighbour>> nearest(List<float[]> vectors, int count) {
    return state.index().nearest(vectors, count);
  }

  private sealed interface State {
    /** What answers. */
    VectorIndex index();

    State put(GrowingIndex grown, String item, float[] vector);

    State remove(String item);
  }

  private record Exact(ExactIndex index) implements State {
    @Override
    public State put(GrowingIndex grown, String item, float[] vector) {
      index.put(item, vector);
      return index.size() > grown.few
          ? new Moving(index, new GraphIndex(grown.width), index.size())
          : this;
    }

    @Override
    public State remove(String item) {
      index.remove(item);
      return this;
    }
  }

  /**
   * @param index with all items
   * @param graph with those of the rows from {@code from} on
   * @param from so that a row that is filled again by the last one is at worst moved twice
   */
  private record Moving(ExactIndex index, GraphIndex graph, int from) implements State {
    @Override
    public State put(GrowingIndex grown, String item, float[] vector) {
      index.put(item, vector);
      graph.put(item, vector);
      return moved();
    }

    @Override
    public State remove(String item) {
      index.remove(item);
      graph.remove(item);
      return moved();
    }

    private State moved() {
      int row = Math.min(from, index.size());
      int to = Math.max(0, row - MOVED_WITH_EACH_CHANGE);
      while (row > to) {
        row--;
        graph.put(index.item(row), index.vector(row));
      }
      return row == 0 ? new Graph(graph) : new Moving(index, graph, row);
    }
  }

  private record Graph(GraphIndex index) implements State {
    @Override
    public State put(GrowingIndex grown, String item, float[] vector) {
      index.put(item, vector);
      return this;
    }

    @Override
    public State remove(String item) {
      index.remove(item);
      return this;
    }
  }
}
