package io.freshet.job.operator;

import io.freshet.catalogue.Catalogue;
import io.freshet.catalogue.Catalogue.Description;
import io.freshet.catalogue.SeenItems;
import io.freshet.catalogue.SeenItems.Seen;
import io.freshet.model.Vocabulary;
import io.freshet.rank.ItemPool;
import io.freshet.score.ContentReader;
import io.freshet.score.Known;
import io.freshet.score.NewItems;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The items of the catalogue that a model has never met, read from what is said of them and from
 * how they look. The newest {@link #MOST} are held. One thread.
 */
final class Newcomers implements ItemPool {
  private static final Logger LOG = LoggerFactory.getLogger(Newcomers.class);

  /** Held at once. */
  static final int MOST = 10_000;

  /** Read at once: a bundle waits for so many at most, some ten milliseconds. */
  private static final int READ = 256;

  /** Looked through at once for what the model has not met. */
  private static final int LOOKED_THROUGH = 16_384;

  /** The bias of an item of which nothing is known any more, or nothing that can be ranked. */
  private static final float NEVER = -1e9f;

  /** No number of a row is larger: scores must stay numbers. */
  private static final float LARGEST = 1e6f;

  /** Of all rows together. */
  private static final long MOST_BYTES = 64 << 20;

  private final ContentReader reader;
  private final Vocabulary vocabulary;
  private final SeenItems looks;
  private final NewcomerPlaces places;
  private final Spotlight spotlight = new Spotlight();
  private int read;
  private long seen;
  private long position = -1;
  private boolean watching;
  private NewItems items = NewItems.NONE;

  /**
   * @param looks how items look, as the reader takes it
   */
  Newcomers(ContentReader reader, Vocabulary vocabulary, SeenItems looks) {
    this.reader = reader;
    this.vocabulary = vocabulary;
    this.looks = looks;
    int room = (int) Math.min(MOST, MOST_BYTES / (Float.BYTES * (long) reader.rowWidth()));
    this.places = new NewcomerPlaces(room, reader.rowWidth());
  }

  NewItems items() {
    return items;
  }

  @Override
  public String id(int index) {
    return places.id(index);
  }

  @Override
  public long hash(int index) {
    return places.hash(index);
  }

  /** Reads what came since, some at a time. */
  void follow(Catalogue catalogue, long nowMillis) {
    boolean changed = spotlight.dim(nowMillis);
    Map<Long, Newcomer> told = new LinkedHashMap<>();
    long now = catalogue.position();
    boolean news = now != position;
    if (news) {
      hear(catalogue, now, told);
    }
    look(told);
    told.values()
        .removeIf(each -> each.known().isNothing() && places.placeOf(each.hash()).isEmpty());
    if (!told.isEmpty()) {
      take(List.copyOf(told.values()));
      changed = true;
    }
    if (news) {
      changed |=
          spotlight.launch(hash -> catalogue.isAvailable(hash, nowMillis), nowMillis, watching);
      watching |= position == now && catalogue.isCaughtUp();
    }
    if (changed) {
      items = snapshot();
    }
  }

  private NewItems snapshot() {
    int width = reader.rowWidth();
    float[] now = places.rows();
    for (long hash : spotlight.items()) {
      places.placeOf(hash).ifPresent(place -> now[(place + 1) * width - 1] += reader.launch());
    }
    return new NewItems(places.count(), now);
  }

  /** What items are called now. */
  private void hear(Catalogue catalogue, long now, Map<Long, Newcomer> told) {
    List<Description> said = catalogue.described(read, READ);
    read += said.size();
    for (Description each : said) {
      if (vocabulary.indexOf(each.hash()) == 0) {
        boolean gone = each.isEmpty() && catalogue.itemId(each.hash()).isEmpty();
        Known before = known(each.hash(), told);
        Known known = gone ? Known.NOTHING : before.called(each.title(), each.categories());
        told.put(each.hash(), new Newcomer(each.hash(), each.itemId(), known));
        // What went for newer items is called for the first time here, and not launched.
        if (known.isCalled()
            && !before.isCalled()
            && catalogue.launchedAt(each.hash()) > position) {
          spotlight.await(each.hash());
        }
      }
    }
    if (said.size() < READ) {
      position = now;
    }
  }

  /** How items look now. Where there is no room, nobody goes for one that is known by sight. */
  private void look(Map<Long, Newcomer> told) {
    int unmet = 0;
    for (int looked = 0; looked < LOOKED_THROUGH && unmet < READ; looked += READ) {
      List<Seen> made = looks.seen(seen, READ);
      for (Seen each : made) {
        seen = each.sequence();
        boolean placed = told.containsKey(each.hash()) || places.placeOf(each.hash()).isPresent();
        if (vocabulary.indexOf(each.hash()) == 0 && (placed || places.hasRoom())) {
          Known known = known(each.hash(), told).pictured(each.vector());
          told.put(each.hash(), new Newcomer(each.hash(), each.itemId(), known));
          unmet++;
        }
      }
      if (made.size() < READ) {
        return;
      }
    }
  }

  private Known known(long hash, Map<Long, Newcomer> told) {
    Newcomer just = told.get(hash);
    if (!Objects.isNull(just)) {
      return just.known();
    }
    return places.placeOf(hash).isPresent()
        ? places.known(hash)
        : Known.NOTHING.pictured(looks.vector(hash));
  }

  private void take(List<Newcomer> unmet) {
    int width = reader.rowWidth();
    float[] made = reader.rows(unmet.stream().map(Newcomer::known).toList());
    for (int at = 0; at < unmet.size(); at++) {
      Newcomer item = unmet.get(at);
      if (item.known().isNothing()) {
        spotlight.forget(item.hash());
      }
      if (item.known().isNothing() || !isRankable(made, at * width)) {
        Arrays.fill(made, at * width, (at + 1) * width, 0);
        made[(at + 1) * width - 1] = NEVER;
      }
      places.put(item, made, at).ifPresent(spotlight::forget);
    }
  }

  private boolean isRankable(float[] made, int from) {
    for (int at = from; at < from + reader.rowWidth(); at++) {
      if (!(Math.abs(made[at]) <= LARGEST)) {
        LOG.warn("a new item is not ranked: its row has {}", made[at]);
        return false;
      }
    }
    return true;
  }
}
