package io.freshet.edge;

import io.freshet.similar.SimilarItems;
import io.freshet.store.Arrivals;
import io.freshet.store.FollowerObserver;
import io.freshet.store.ReadStore;
import io.freshet.store.RocksDbStore;
import io.freshet.store.TopicFollower;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The edge: follows the topics into a read store and answers HTTP from it. Starts without Kafka and
 * waits for it.
 */
public final class EdgeServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(EdgeServer.class);

  private final ReadStore store;
  private final SimilarItems similar;
  private final LiveBoard board;
  private final Outbox outbox;
  private final TopicFollower follower;
  private final HttpBorder border;
  private final List<String> routes;

  private EdgeServer(EdgeConfig config, ReadStore store) {
    EdgeMetrics metrics = new EdgeMetrics();
    metrics.watchPictures(store::pictureBytes);
    this.store = store;
    this.similar = remembered(store);
    metrics.watchSimilar(similar);
    this.board = new LiveBoard(config.serving(), metrics, System::currentTimeMillis);
    this.outbox = new Outbox(config, metrics);
    Routes routes =
        new Routes(
            config,
            new Routes.Parts(store, similar, outbox, board, metrics, System::currentTimeMillis));
    List<Route> all = routes.all();
    this.routes = all.stream().map(Route::toString).toList();
    this.border = openBorder(config, all, metrics);
    this.follower =
        TopicFollower.start(
            new TopicFollower.Source(
                config.kafka(), config.topics(), config.formats(), config.limits()),
            store,
            new Watching(similar, board));
  }

  private static SimilarItems remembered(ReadStore store) {
    SimilarItems similar = new SimilarItems();
    similar.remember(store::vectors);
    return similar;
  }

  /** Tells the board, and finds what has a vector now. */
  private record Watching(SimilarItems similar, LiveBoard board) implements FollowerObserver {
    @Override
    public void applied(Arrivals arrivals) {
      similar.apply(arrivals.vectors());
      board.applied(arrivals);
    }

    @Override
    public void caughtUp() {
      similar.caughtUp();
    }

    @Override
    public void standing(long recordsBehind) {
      board.standing(recordsBehind);
    }

    @Override
    public void away(String why) {
      board.away(why);
    }
  }

  private HttpBorder openBorder(EdgeConfig config, List<Route> all, EdgeMetrics metrics) {
    try {
      return HttpBorder.start(config.http(), all, metrics);
    } catch (RuntimeException e) {
      outbox.close();
      throw e;
    }
  }

  /** Returns when requests are answered; the topics are read from then on. */
  public static EdgeServer start(EdgeConfig config) {
    ReadStore store = RocksDbStore.open(config.data(), config.pictures().kept());
    try {
      EdgeServer server = new EdgeServer(config, store);
      LOG.info("edge answers on http://{}:{}", config.http().host(), server.port());
      return server;
    } catch (RuntimeException e) {
      store.close();
      throw e;
    }
  }

  /** The port it listens on, also when a free one was asked for. */
  public int port() {
    return border.port();
  }

  /** Method and path of each, as {@code get /v1/stats}. */
  List<String> routes() {
    return routes;
  }

  public EdgeStats stats() {
    return board.stats();
  }

  /** How many items have a vector of the encoder that tells what looks alike. */
  public int vectors() {
    return similar.size();
  }

  /** Stops taking requests, finishes those in progress and sends what waits for Kafka. */
  @Override
  public void close() {
    border.close();
    follower.close();
    outbox.close();
    store.close();
    LOG.info("edge stopped");
  }
}
