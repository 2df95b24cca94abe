package io.freshet.catalogue;

import io.freshet.schema.ItemEvent;
import io.freshet.topic.KafkaSettings;
import io.freshet.wire.RecordCodecs;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The catalogue of this process, followed from the item topic: one for each broker and topic,
 * shared by all tasks.
 *
 * <p>Static because tasks of one process have no other common ground.
 *
 * @param consumer properties of the client
 * @param patienceMillis how long a task waits at its start for the catalogue to catch up
 */
public record KafkaCatalogue(Map<String, String> consumer, String topic, long patienceMillis)
    implements CatalogueSource {
  private static final Logger LOG = LoggerFactory.getLogger(KafkaCatalogue.class);
  private static final SharedFollowers<KafkaCatalogue, Followed<CatalogueView>> OPEN =
      new SharedFollowers<>();

  public KafkaCatalogue {
    consumer = new TreeMap<>(consumer);
  }

  public static KafkaCatalogue of(KafkaSettings kafka, String topic, Duration patience) {
    return new KafkaCatalogue(kafka.forConsumer(), topic, patience.toMillis());
  }

  private Followed<CatalogueView> start() {
    return Followed.start(
        consumer, topic, RecordCodecs.avro(ItemEvent.class), CatalogueView.behind());
  }

  @Override
  public CatalogueLease open() {
    Followed<CatalogueView> followed = OPEN.acquire(this, this::start);
    if (!followed.follower().awaitCaughtUp(Duration.ofMillis(patienceMillis))) {
      LOG.warn(
          "the catalogue has not caught up with {} after {} ms: unavailable items may be listed",
          topic,
          patienceMillis);
    }
    return new CatalogueLease(followed.view(), () -> OPEN.release(this));
  }
}
