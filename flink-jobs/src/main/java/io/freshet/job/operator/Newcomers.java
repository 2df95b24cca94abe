package io.freshet.job.operator;

import io.freshet.catalogue.Catalogue;
import io.freshet.catalogue.Catalogue.Description;
import io.freshet.model.Vocabulary;
import io.freshet.rank.ItemPool;
import io.freshet.score.ContentReader;
import io.freshet.score.NewItems;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The items of the catalogue that a model has never met, read from what is said of them. The newest
 * {@link #MOST} are held. One thread.
 */
final class Newcomers implements ItemPool {
  /** Held at once. */
  static final int MOST = 10_000;

  /** Read at once: a bundle waits for so many at most, some ten milliseconds. */
  private static final int READ = 256;

  /** The bias of an item of which nothing is said any more. */
  private static final float NEVER = -1e9f;

  private final ContentReader reader;
  private final Vocabulary vocabulary;
  private final Map<Long, Integer> places = new HashMap<>();
  private final List<String> ids = new ArrayList<>();
  private long[] hashes = new long[16];
  private float[] rows = new float[0];
  private int read;
  private int next;
  private long position = -1;
  private boolean watching;
  private final Spotlight spotlight = new Spotlight();
  private NewItems items = NewItems.NONE;

  Newcomers(ContentReader reader, Vocabulary vocabulary) {
    this.reader = reader;
    this.vocabulary = vocabulary;
  }

  NewItems items() {
    return items;
  }

  @Override
  public String id(int index) {
    return ids.get(index);
  }

  @Override
  public long hash(int index) {
    return hashes[index];
  }

  /** Reads what was said since, some at a time. */
  void follow(Catalogue catalogue, long nowMillis) {
    boolean changed = spotlight.dim(nowMillis);
    long now = catalogue.position();
    if (now != position) {
      changed |= read(catalogue, now);
      changed |=
          spotlight.launch(hash -> catalogue.isAvailable(hash, nowMillis), nowMillis, watching);
      watching |= position == now;
    }
    if (changed) {
      items = snapshot();
    }
  }

  private NewItems snapshot() {
    int width = reader.rowWidth();
    float[] now = Arrays.copyOf(rows, ids.size() * width);
    for (long hash : spotlight.items()) {
      Integer place = places.get(hash);
      if (place != null) {
        now[(place + 1) * width - 1] += reader.launch();
      }
    }
    return new NewItems(ids.size(), now);
  }

  private boolean read(Catalogue catalogue, long now) {
    List<Description> said = catalogue.described(read, READ);
    read += said.size();
    if (said.size() < READ) {
      position = now;
    }
    Map<Long, Description> last = new LinkedHashMap<>();
    for (Description each : said) {
      if (vocabulary.indexOf(each.hash()) == 0) {
        last.put(each.hash(), each);
      }
    }
    last.values().removeIf(each -> each.isEmpty() && !places.containsKey(each.hash()));
    if (!last.isEmpty()) {
      take(List.copyOf(last.values()));
    }
    return !last.isEmpty();
  }

  private void take(List<Description> unmet) {
    int width = reader.rowWidth();
    float[] made =
        reader.rows(
            unmet.stream().map(item -> reader.words(item.title(), item.categories())).toList());
    for (int at = 0; at < unmet.size(); at++) {
      int place = place(unmet.get(at));
      int end = (place + 1) * width;
      if (rows.length < end) {
        rows = Arrays.copyOf(rows, Math.max(end, 2 * rows.length));
      }
      System.arraycopy(made, at * width, rows, place * width, width);
      if (unmet.get(at).isEmpty()) {
        rows[end - 1] = NEVER;
      }
    }
  }

  /** Of an item held, of a new one, or of the oldest, which goes. */
  private int place(Description item) {
    Integer held = places.get(item.hash());
    if (held != null) {
      return held;
    }
    int place = next;
    next = (next + 1) % MOST;
    if (place == ids.size()) {
      ids.add(item.itemId());
      hashes = place < hashes.length ? hashes : Arrays.copyOf(hashes, 2 * place);
    } else {
      places.remove(hashes[place]);
      spotlight.forget(hashes[place]);
      ids.set(place, item.itemId());
    }
    hashes[place] = item.hash();
    places.put(item.hash(), place);
    spotlight.await(item.hash());
    return place;
  }
}
