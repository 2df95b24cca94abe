package io.freshet.catalogue;

import io.freshet.topic.KafkaSettings;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
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
  private static final ConcurrentHashMap<KafkaCatalogue, Shared> OPEN = new ConcurrentHashMap<>();

  public KafkaCatalogue {
    consumer = new TreeMap<>(consumer);
  }

  public static KafkaCatalogue of(KafkaSettings kafka, String topic, Duration patience) {
    return new KafkaCatalogue(kafka.forConsumer(), topic, patience.toMillis());
  }

  private record Shared(CatalogueFollower follower, int leases) {}

  @Override
  public CatalogueLease open() {
    Shared shared =
        OPEN.compute(
            this,
            (same, found) ->
                found == null
                    ? new Shared(new CatalogueFollower(consumer, topic), 1)
                    : new Shared(found.follower(), found.leases() + 1));
    if (!shared.follower().awaitCaughtUp(Duration.ofMillis(patienceMillis))) {
      LOG.warn(
          "the catalogue has not caught up with {} after {} ms: unavailable items may be listed",
          topic,
          patienceMillis);
    }
    return new CatalogueLease(shared.follower().view(), this::release);
  }

  private void release() {
    OPEN.computeIfPresent(
        this,
        (same, shared) -> {
          if (shared.leases() > 1) {
            return new Shared(shared.follower(), shared.leases() - 1);
          }
          shared.follower().close();
          return null;
        });
  }
}
