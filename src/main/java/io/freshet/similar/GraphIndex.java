package io.freshet.similar;

import io.github.jbellis.jvector.graph.GraphIndexBuilder;
import io.github.jbellis.jvector.graph.GraphSearcher;
import io.github.jbellis.jvector.graph.ListRandomAccessVectorValues;
import io.github.jbellis.jvector.graph.SearchResult;
import io.github.jbellis.jvector.graph.similarity.BuildScoreProvider;
import io.github.jbellis.jvector.graph.similarity.DefaultSearchScoreProvider;
import io.github.jbellis.jvector.util.Bits;
import io.github.jbellis.jvector.vector.VectorSimilarityFunction;
import io.github.jbellis.jvector.vector.VectorizationProvider;
import io.github.jbellis.jvector.vector.types.VectorFloat;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * Walks a graph of neighbours (jvector): approximate, and the time hardly grows with the items. A
 * changed or removed item leaves a dead place behind, over which walks go on; when there are as
 * many dead places as items, the graph is made anew.
 */
public final class GraphIndex implements VectorIndex {
  private static final int DEGREE = 32;
  private static final int BEAM = 100;
  private static final float OVERFLOW = 1.2f;
  private static final float ALPHA = 1.2f;

  /** Candidates walked over for each neighbour asked for, at least {@link #BEAM}. */
  private static final int WIDER = 4;

  private final int width;
  private final ReadWriteLock lock = new ReentrantReadWriteLock();
  private final Map<String, Integer> places = new HashMap<>();
  private List<String> items = new ArrayList<>();
  private List<VectorFloat<?>> vectors = new ArrayList<>();
  private GraphIndexBuilder builder;

  /**
   * @param width D
   */
  public GraphIndex(int width) {
    this.width = width;
    this.builder = graph();
  }

  private GraphIndexBuilder graph() {
    BuildScoreProvider scores =
        BuildScoreProvider.randomAccessScoreProvider(
            new ListRandomAccessVectorValues(vectors, width), VectorSimilarityFunction.DOT_PRODUCT);
    return GraphIndexBuilder.builder(scores, width, DEGREE)
        .withBeamWidth(BEAM)
        .withNeighborOverflow(OVERFLOW)
        .withAlpha(ALPHA)
        .build();
  }

  @Override
  public int size() {
    lock.readLock().lock();
    try {
      return places.size();
    } finally {
      lock.readLock().unlock();
    }
  }

  @Override
  public void put(String item, float[] vector) {
    VectorFloat<?> unit = seen(UnitVector.of(vector, width));
    lock.writeLock().lock();
    try {
      add(item, unit);
      renewWhenMostlyDead();
    } finally {
      lock.writeLock().unlock();
    }
  }

  private void add(String item, VectorFloat<?> unit) {
    int place = items.size();
    items.add(item);
    vectors.add(unit);
    builder.addGraphNode(place, unit);
    places.put(item, place);
  }

  @Override
  public void remove(String item) {
    lock.writeLock().lock();
    try {
      places.remove(item);
      renewWhenMostlyDead();
    } finally {
      lock.writeLock().unlock();
    }
  }

  private void renewWhenMostlyDead() {
    if (items.size() > 2 * places.size() + DEGREE) {
      List<String> all = items;
      List<VectorFloat<?>> old = vectors;
      Map<String, Integer> living = Map.copyOf(places);
      items = new ArrayList<>();
      vectors = new ArrayList<>();
      builder = graph();
      for (int place = 0; place < all.size(); place++) {
        if (isLiving(living, all, place)) {
          add(all.get(place), old.get(place));
        }
      }
    }
  }

  private static boolean isLiving(Map<String, Integer> living, List<String> items, int place) {
    Integer newest = living.get(items.get(place));
    return newest != null && newest == place;
  }

  @Override
  public Optional<float[]> vector(String item) {
    lock.readLock().lock();
    try {
      return Optional.ofNullable(places.get(item)).map(vectors::get).map(GraphIndex::plain);
    } finally {
      lock.readLock().unlock();
    }
  }

  private static float[] plain(VectorFloat<?> vector) {
    float[] components = new float[vector.length()];
    for (int at = 0; at < components.length; at++) {
      components[at] = vector.get(at);
    }
    return components;
  }

  @Override
  public List<List<Neighbour>> nearest(List<float[]> questions, int count) {
    List<float[]> units = questions.stream().map(vector -> UnitVector.of(vector, width)).toList();
    lock.readLock().lock();
    try (GraphSearcher searcher = new GraphSearcher(builder.getGraph())) {
      List<List<Neighbour>> found = new ArrayList<>();
      for (float[] unit : units) {
        found.add(search(searcher, seen(unit), Math.min(count, places.size())));
      }
      return found;
    } catch (IOException e) {
      throw new UncheckedIOException("a graph in memory could not be closed", e);
    } finally {
      lock.readLock().unlock();
    }
  }

  private List<Neighbour> search(GraphSearcher searcher, VectorFloat<?> unit, int count) {
    if (count == 0) {
      return List.of();
    }
    Bits living = place -> isLiving(places, items, place);
    SearchResult result =
        searcher.search(
            DefaultSearchScoreProvider.exact(
                unit,
                VectorSimilarityFunction.DOT_PRODUCT,
                new ListRandomAccessVectorValues(vectors, width)),
            count,
            Math.max(BEAM, WIDER * count),
            0,
            0,
            living);
    List<Neighbour> found = new ArrayList<>();
    for (SearchResult.NodeScore node : result.getNodes()) {
      // jvector tells (1 + cosine) / 2
      found.add(new Neighbour(items.get(node.node), 2.0 * node.score - 1));
    }
    return found;
  }

  private static VectorFloat<?> seen(float[] vector) {
    return VectorizationProvider.getInstance().getVectorTypeSupport().createFloatVector(vector);
  }
}
