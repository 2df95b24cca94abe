package io.freshet.simulator;

import io.freshet.topic.KafkaSettings;
import io.freshet.topic.Topics;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A simulation at the pace of the clock: its shoppers act now, its events go to Kafka. */
public final class LiveShop implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LiveShop.class);
  private static final long ITEM_CHANGES_EVERY_MILLIS = 100;
  private static final long LAUNCHES_EVERY_MILLIS = 20;
  private static final long IDLE_NANOS = TimeUnit.MILLISECONDS.toNanos(2);

  private final Simulation simulation;
  private final ItemFeed items;
  private final Launches launches;
  private final Launches listings;
  private final ShopTopics topics;
  private final AtomicLong events = new AtomicLong();
  private final Thread thread;
  private volatile boolean open = true;

  private LiveShop(Plan plan, ShopTopics topics) {
    this.simulation = new Simulation(plan.settings(), plan.edge());
    this.items = simulation.itemFeed(plan.showing());
    this.launches = new Launches(plan.edge()::knowsTheLookOf);
    this.listings = new Launches(plan.edge()::hasListed);
    this.topics = topics;
    this.thread = new Thread(this::run, "live-shop");
    this.thread.setDaemon(true);
  }

  /**
   * What a shop is opened with.
   *
   * @param edge that its shoppers get their lists from
   */
  public record Plan(SimulationSettings settings, Showing showing, EdgeLists edge) {}

  /** A shop whose items are being told to Kafka; nobody is in it yet. */
  public static LiveShop stocked(Plan plan, KafkaSettings kafka, Topics topics) {
    String run = Long.toString(System.currentTimeMillis(), 36);
    LiveShop shop = new LiveShop(plan, new ShopTopics(kafka, topics, run));
    shop.tellItems(0);
    return shop;
  }

  /** Lets people in. */
  public void open() {
    thread.start();
  }

  /** How many events were sent. */
  public long events() {
    return events.get();
  }

  /** New items with pictures, until they were known by their looks. */
  public LaunchReport launches() {
    return launches.report();
  }

  /** New items, until a list that somebody was shown held them. */
  public LaunchReport listings() {
    return listings.report();
  }

  /** Sends people home and waits until Kafka has all they did. */
  @Override
  public void close() {
    open = false;
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    topics.close();
  }

  private void tellItems(long sinceOpeningMillis) {
    for (ItemFeed.Change change : items.changes(sinceOpeningMillis, Instant.now())) {
      topics.tell(change.event());
      if (change.launch()) {
        listings.launched(change.event().getItemId(), sinceOpeningMillis);
      }
      if (change.launch() && change.event().getPicture() != null) {
        launches.launched(change.event().getItemId(), sinceOpeningMillis);
      }
    }
  }

  private void run() {
    try {
      long opened = System.nanoTime();
      long itemsTold = 0;
      long launchesSeen = 0;
      while (open) {
        long now = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - opened);
        if (now - itemsTold >= ITEM_CHANGES_EVERY_MILLIS) {
          tellItems(now);
          itemsTold = now;
        }
        if (now - launchesSeen >= LAUNCHES_EVERY_MILLIS) {
          launches.look(now);
          listings.look(now);
          launchesSeen = now;
        }
        act(now);
      }
    } catch (RuntimeException e) {
      LOG.error("the simulated shop closed after {} events", events.get(), e);
    }
  }

  private void act(long now) {
    Optional<Act> act = simulation.next(now);
    if (act.isPresent()) {
      topics.tell(act.get(), Instant.now());
      events.incrementAndGet();
    } else {
      LockSupport.parkNanos(IDLE_NANOS);
    }
  }
}
