package io.freshet.store;

import io.freshet.schema.ItemEvent;
import io.freshet.schema.ItemVector;
import io.freshet.schema.Recommendation;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.kafka.common.TopicPartition;

/**
 * What the edge answers from: the newest list and the last events of every user, the facts, the
 * picture and the vectors of every item, and what is popular. It is a view of the topics and holds
 * the position it was built up to, so that it can be lost and made again.
 *
 * <p>A store never goes back: of two lists of a user the one with the higher (state epoch, last
 * sequence) stays, whatever the order in which they arrive. Safe for use by several threads.
 */
public interface ReadStore extends AutoCloseable {
  /** Events kept of each user, the newest by event time. */
  int TIMELINE_EVENTS = 50;

  /** Applies the changes and the positions that go with them: all of it, or after a crash none. */
  void apply(Changes changes);

  Optional<Recommendation> list(String userId);

  /** Newest first, at most {@link #TIMELINE_EVENTS}. */
  List<TimelineEvent> timeline(String userId);

  /** Without the bytes of its picture and its frames: an empty picture says that one is kept. */
  Optional<ItemEvent> item(String itemId);

  /** The file of its picture, of a {@link PictureType}, within {@link PictureBounds}. */
  Optional<byte[]> picture(String itemId);

  /** Of all pictures that are kept. */
  long pictureBytes();

  /** Tells every vector there is, of every item and encoder, in any order; empty ones too. */
  void vectors(Consumer<ItemVector> each);

  /** Item ids by decayed count of events, most popular first. */
  List<String> popular(int limit);

  /** Ids of users with events that start with the prefix, in a fixed order. */
  List<String> users(String prefix, int limit);

  /** The next offset to read of every partition seen. */
  Map<TopicPartition, Long> positions();

  @Override
  void close();
}
