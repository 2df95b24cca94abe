package io.freshet.similar;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/** Compares with every item: exact, and the time grows with the items. */
public final class ExactIndex implements VectorIndex {
  private final int width;
  private final VectorBlocks blocks;
  private final List<String> items = new ArrayList<>();
  private final Map<String, Integer> rows = new HashMap<>();
  private final ReadWriteLock lock = new ReentrantReadWriteLock();

  /**
   * @param width D
   */
  public ExactIndex(int width) {
    this.width = width;
    this.blocks = new VectorBlocks(width);
  }

  @Override
  public int size() {
    lock.readLock().lock();
    try {
      return items.size();
    } finally {
      lock.readLock().unlock();
    }
  }

  @Override
  public void put(String item, float[] vector) {
    float[] unit = UnitVector.of(vector, width);
    lock.writeLock().lock();
    try {
      Integer known = rows.putIfAbsent(item, items.size());
      if (known == null) {
        items.add(item);
      }
      blocks.set(known == null ? items.size() - 1 : known, unit);
    } finally {
      lock.writeLock().unlock();
    }
  }

  @Override
  public void remove(String item) {
    lock.writeLock().lock();
    try {
      Integer row = rows.remove(item);
      if (row != null) {
        fill(row);
      }
    } finally {
      lock.writeLock().unlock();
    }
  }

  /** With the last item, so that no row is empty. */
  private void fill(int row) {
    int last = items.size() - 1;
    String moved = items.remove(last);
    if (row != last) {
      blocks.copy(last, row);
      items.set(row, moved);
      rows.put(moved, row);
    }
    blocks.shrinkTo(last);
  }

  /** What stands in a row, from 0 to size - 1. Changes move rows. */
  String item(int row) {
    lock.readLock().lock();
    try {
      return items.get(row);
    } finally {
      lock.readLock().unlock();
    }
  }

  /** (D), of length 1. */
  float[] vector(int row) {
    lock.readLock().lock();
    try {
      return blocks.get(row);
    } finally {
      lock.readLock().unlock();
    }
  }

  @Override
  public Optional<float[]> vector(String item) {
    lock.readLock().lock();
    try {
      return Optional.ofNullable(rows.get(item)).map(blocks::get);
    } finally {
      lock.readLock().unlock();
    }
  }

  @Override
  public List<List<Neighbour>> nearest(List<float[]> vectors, int count) {
    List<float[]> units = vectors.stream().map(vector -> UnitVector.of(vector, width)).toList();
    lock.readLock().lock();
    try {
      List<NearestRows> found = new ArrayList<>();
      units.forEach(unit -> found.add(new NearestRows(Math.min(count, items.size()))));
      search(units, found);
      return found.stream().map(this::told).toList();
    } finally {
      lock.readLock().unlock();
    }
  }

  private void search(List<float[]> units, List<NearestRows> found) {
    float[] scores = new float[VectorBlocks.ROWS];
    for (int block = 0; block < blocks.count(); block++) {
      int first = block * VectorBlocks.ROWS;
      int rowsHere = Math.min(VectorBlocks.ROWS, items.size() - first);
      for (int at = 0; at < units.size(); at++) {
        blocks.score(block, units.get(at), scores);
        found.get(at).offer(scores, first, rowsHere);
      }
    }
  }

  private List<Neighbour> told(NearestRows found) {
    List<Neighbour> worstFirst = new ArrayList<>();
    while (found.size() > 0) {
      NearestRows.Row row = found.poll();
      worstFirst.add(new Neighbour(items.get(row.row()), row.score()));
    }
    Collections.reverse(worstFirst);
    return worstFirst;
  }
}
