package io.freshet.store;

import io.freshet.id.VectorKey;
import io.freshet.schema.ItemEvent;
import io.freshet.schema.ItemVector;
import io.freshet.schema.Recommendation;
import io.freshet.schema.UserEvent;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.rocksdb.RocksDBException;
import org.rocksdb.WriteBatch;

/** The store of a server: survives a kill at any instant, with the positions it had reached. */
public final class RocksDbStore implements ReadStore {
  private final Database database;
  private final PictureBounds bounds;
  private final Object writing = new Object();
  private final PopularityCounts popularity = new PopularityCounts(PopularityCounts.ITEMS_KEPT);

  private RocksDbStore(Database database, PictureBounds bounds) {
    this.database = database;
    this.bounds = bounds;
    scan(Keys.POPULARITY, (item, log2) -> popularity.restore(item, Values.fraction(log2)));
  }

  /** The folder belongs to one process at a time. */
  public static RocksDbStore open(Path folder, PictureBounds bounds) {
    return new RocksDbStore(Database.open(folder), bounds);
  }

  @Override
  public void apply(Changes changes) {
    if (changes.isEmpty()) {
      return;
    }
    synchronized (writing) {
      try (Staging staging = new Staging()) {
        changes.erasures().forEach(staging::erase);
        changes.lists().forEach(staging::put);
        changes.events().forEach(staging::add);
        changes.items().forEach(staging::put);
        changes.vectors().forEach(staging::put);
        changes.positions().forEach(staging::reach);
        staging.commit();
      }
    }
  }

  @Override
  public Optional<Recommendation> list(String userId) {
    return Optional.ofNullable(database.get(Keys.LIST.of(userId))).map(Values::list);
  }

  @Override
  public List<TimelineEvent> timeline(String userId) {
    return Optional.ofNullable(database.get(Keys.TIMELINE.of(userId)))
        .map(bytes -> Timeline.decode(bytes).events())
        .orElse(List.of());
  }

  @Override
  public Optional<ItemEvent> item(String itemId) {
    return Optional.ofNullable(database.get(Keys.ITEM.of(itemId))).map(Values::item);
  }

  @Override
  public Optional<byte[]> picture(String itemId) {
    return Optional.ofNullable(database.get(Keys.PICTURE.of(itemId)));
  }

  @Override
  public long pictureBytes() {
    byte[] known = database.get(Keys.PICTURE_BYTES.of(""));
    return known == null ? 0 : Values.number(known);
  }

  @Override
  public void vectors(Consumer<ItemVector> each) {
    scan(Keys.VECTOR, (item, vector) -> each.accept(Values.vector(vector)));
  }

  @Override
  public List<String> popular(int limit) {
    synchronized (writing) {
      return popularity.top(limit);
    }
  }

  @Override
  public List<String> users(String prefix, int limit) {
    List<String> users = new ArrayList<>();
    database.scan(
        Keys.TIMELINE.of(prefix),
        (key, value) -> {
          boolean wanted =
              users.size() < limit
                  && Keys.TIMELINE.matches(key)
                  && Keys.TIMELINE.name(key).startsWith(prefix);
          if (wanted) {
            users.add(Keys.TIMELINE.name(key));
          }
          return wanted;
        });
    return users;
  }

  @Override
  public Map<TopicPartition, Long> positions() {
    Map<TopicPartition, Long> positions = new HashMap<>();
    scan(Keys.POSITION, (name, next) -> positions.put(Keys.partition(name), Values.number(next)));
    return positions;
  }

  @Override
  public void close() {
    synchronized (writing) {
      database.close();
    }
  }

  private void scan(Keys kind, PairVisitor visitor) {
    database.scan(
        kind.of(""),
        (key, value) -> {
          boolean wanted = kind.matches(key);
          if (wanted) {
            visitor.visit(kind.name(key), value);
          }
          return wanted;
        });
  }

  /** Their keys, of every encoder. */
  private List<String> vectorsOf(String item) {
    List<String> keys = new ArrayList<>();
    database.scan(
        Keys.VECTOR.of(item + '/'),
        (stored, value) -> {
          String key = Keys.VECTOR.matches(stored) ? Keys.VECTOR.name(stored) : "";
          if (VectorKey.parse(key).filter(known -> known.itemId().equals(item)).isPresent()) {
            keys.add(key);
          }
          return key.startsWith(item + '/');
        });
    return keys;
  }

  private interface PairVisitor {
    void visit(String name, byte[] value);
  }

  /** One write: values changed so far, read once from the database and written once. */
  private final class Staging implements AutoCloseable {
    private final WriteBatch batch = new WriteBatch();
    private final Map<String, Optional<Tombstone>> tombstones = new HashMap<>();
    private final Map<String, Optional<Recommendation>> lists = new HashMap<>();
    private final Map<String, Timeline> timelines = new HashMap<>();
    private final Map<String, ItemEvent> items = new HashMap<>();
    private final Map<String, Optional<byte[]>> pictures = new HashMap<>();
    private final PictureShelf shelf = new PictureShelf(bounds, pictureBytes());
    private final Map<String, Double> counts = new HashMap<>();

    void erase(Erasure erasure) {
      String user = erasure.userId();
      long epoch = list(user).map(Recommendation::getStateEpoch).orElse(Tombstone.NO_LIST);
      Tombstone asked = new Tombstone(erasure.atMillis(), epoch);
      Tombstone both = tombstone(user).map(asked::and).orElse(asked);
      tombstones.put(user, Optional.of(both));
      lists.put(user, Optional.empty());
      put(Keys.TOMBSTONE.of(user), both.encode());
      delete(Keys.LIST.of(user));
      delete(Keys.TIMELINE.of(user));
      timelines.put(user, Timeline.EMPTY);
    }

    void put(Recommendation list) {
      String user = list.getUserId();
      boolean hidden = tombstone(user).map(t -> t.hides(list)).orElse(false);
      if (!hidden && list(user).map(known -> ListOrder.supersedes(list, known)).orElse(true)) {
        lists.put(user, Optional.of(list));
      }
    }

    void add(UserEvent event) {
      String user = event.getUserId();
      if (tombstone(user).map(t -> t.hides(event)).orElse(false)) {
        return;
      }
      Timeline known = timelines.computeIfAbsent(user, u -> new Timeline(timeline(u)));
      if (!known.holds(event.getEventId())) {
        timelines.put(user, known.with(TimelineEvent.of(event)));
        String item = event.getItemId();
        counts.put(item, popularity.count(item, event.getAt().toEpochMilli()));
      }
    }

    void put(ItemEvent item) {
      String id = item.getItemId();
      Optional<ItemEvent> known =
          Optional.ofNullable(items.get(id)).or(() -> RocksDbStore.this.item(id));
      if (known.map(k -> !item.getAt().isBefore(k.getAt())).orElse(true)) {
        Optional<byte[]> kept = shelf.place(item, picture(id).map(file -> file.length).orElse(0));
        pictures.put(id, kept);
        items.put(id, PictureShelf.facts(item, kept));
      }
    }

    private Optional<byte[]> picture(String item) {
      Optional<byte[]> staged = pictures.get(item);
      return staged == null ? RocksDbStore.this.picture(item) : staged;
    }

    void put(String key, Optional<ItemVector> vector) {
      vector.ifPresentOrElse(
          v -> put(Keys.VECTOR.of(key), Values.encode(v)), () -> delete(Keys.VECTOR.of(key)));
      if (vector.isEmpty() && VectorKey.parse(key).isEmpty()) {
        vectorsOf(key).forEach(each -> delete(Keys.VECTOR.of(each)));
      }
    }

    void reach(TopicPartition partition, long next) {
      byte[] key = Keys.POSITION.of(Keys.of(partition));
      byte[] known = database.get(key);
      if (known == null || Values.number(known) < next) {
        put(key, Values.encode(next));
      }
    }

    /** Deletions were staged by {@link #erase}, so what came after them stands. */
    void commit() {
      lists.forEach((u, list) -> list.ifPresent(l -> put(Keys.LIST.of(u), Values.encode(l))));
      timelines.forEach(
          (user, timeline) -> {
            if (!timeline.events().isEmpty()) {
              put(Keys.TIMELINE.of(user), timeline.encode());
            }
          });
      items.forEach((id, item) -> put(Keys.ITEM.of(id), Values.encode(item)));
      pictures.forEach(
          (id, kept) ->
              kept.ifPresentOrElse(
                  file -> put(Keys.PICTURE.of(id), file), () -> delete(Keys.PICTURE.of(id))));
      if (!pictures.isEmpty()) {
        put(Keys.PICTURE_BYTES.of(""), Values.encode(shelf.bytes()));
      }
      counts.forEach((item, log2) -> put(Keys.POPULARITY.of(item), Values.encode(log2)));
      popularity.shrink(item -> delete(Keys.POPULARITY.of(item)));
      database.write(batch);
    }

    private Optional<Tombstone> tombstone(String user) {
      return tombstones.computeIfAbsent(
          user,
          u -> Optional.ofNullable(database.get(Keys.TOMBSTONE.of(u))).map(Tombstone::decode));
    }

    private Optional<Recommendation> list(String user) {
      return lists.computeIfAbsent(user, RocksDbStore.this::list);
    }

    private void put(byte[] key, byte[] value) {
      try {
        batch.put(key, value);
      } catch (RocksDBException e) {
        throw new IllegalStateException("cannot stage a write to the read store", e);
      }
    }

    private void delete(byte[] key) {
      try {
        batch.delete(key);
      } catch (RocksDBException e) {
        throw new IllegalStateException("cannot stage a deletion in the read store", e);
      }
    }

    @Override
    public void close() {
      batch.close();
    }
  }
}
