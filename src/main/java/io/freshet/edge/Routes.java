package io.freshet.edge;

import static io.javalin.http.HandlerType.DELETE;
import static io.javalin.http.HandlerType.GET;
import static io.javalin.http.HandlerType.POST;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.freshet.edge.Outbox.Sent;
import io.freshet.schema.Exposure;
import io.freshet.schema.UserDeletion;
import io.freshet.schema.UserEvent;
import io.freshet.similar.SimilarItems;
import io.freshet.store.Changes;
import io.freshet.store.ReadStore;
import io.javalin.http.Context;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/** Everything the edge answers, in one list. */
final class Routes {
  private static final int USERS_FOUND = 20;

  private final EdgeConfig config;
  private final ReadStore store;
  private final Outbox outbox;
  private final LiveBoard board;
  private final EdgeMetrics metrics;
  private final LongSupplier clock;
  private final Lists lists;
  private final Explaining explaining;
  private final Likeness likeness;
  private final ItemPictures pictures;
  private final ItemViews items;
  private final StaticFile page = new StaticFile("page.html", "text/html; charset=utf-8");
  private final Intake<UserEvent> events;
  private final Intake<Exposure> exposures;

  Routes(EdgeConfig config, Parts parts) {
    this.config = config;
    this.store = parts.store();
    this.outbox = parts.outbox();
    this.board = parts.board();
    this.metrics = parts.metrics();
    this.clock = parts.clock();
    this.pictures = new ItemPictures(store, config.pictures());
    Facts facts = new Facts(store, pictures, clock);
    this.items = new ItemViews(store, facts);
    this.lists = new Lists(store, facts);
    this.explaining = new Explaining(store, facts);
    this.likeness = new Likeness(parts.similar(), facts);
    EventReader eventReader = new EventReader(config.limits());
    ExposureReader exposureReader = new ExposureReader(store, config.limits());
    Intake.Limits limits =
        new Intake.Limits(new Bodies(config.http().maxRequestBytes()), config.http().maxBatch());
    this.events =
        new Intake<>(
            "events",
            limits,
            node -> eventReader.read(node, clock.getAsLong()),
            metrics::eventRefused);
    this.exposures =
        new Intake<>(
            "exposures",
            limits,
            node -> exposureReader.read(node, clock.getAsLong()),
            metrics::eventRefused);
  }

  /** What the routes work with. */
  record Parts(
      ReadStore store,
      SimilarItems similar,
      Outbox outbox,
      LiveBoard board,
      EdgeMetrics metrics,
      LongSupplier clock) {}

  List<Route> all() {
    return List.of(
        Route.keyed(POST, "/v1/events", this::takeEvents),
        Route.keyed(POST, "/v1/exposures", this::takeExposures),
        Route.keyed(GET, "/v1/users", this::findUsers),
        Route.keyed(GET, "/v1/users/{id}/recommendations", this::serveList),
        Route.keyed(GET, "/v1/users/{id}/explain", this::explain),
        Route.keyed(DELETE, "/v1/users/{id}", this::erase),
        Route.keyed(GET, "/v1/items/{id}", this::item),
        Route.keyed(GET, "/v1/items/{id}/picture", pictures::serve),
        Route.keyed(GET, "/v1/items/{id}/similar", this::similar),
        Route.keyed(GET, "/v1/stats", request -> Reply.json(request, 200, board.view())),
        Route.open(GET, "/health/live", request -> Reply.json(request, 200, Map.of("live", true))),
        Route.open(GET, "/health/ready", this::ready),
        Route.open(
            GET,
            "/metrics",
            request ->
                request
                    .contentType("text/plain; version=0.0.4; charset=utf-8")
                    .result(metrics.text())),
        Route.open(GET, "/openapi", new StaticFile("openapi.json", "application/json")),
        Route.open(GET, "/", this::page),
        Route.open(GET, "/page.css", new StaticFile("page.css", "text/css; charset=utf-8")),
        Route.open(GET, "/page.js", new StaticFile("page.js", "text/javascript; charset=utf-8")),
        Route.open(GET, "/icon.svg", new StaticFile("icon.svg", "image/svg+xml")));
  }

  private void takeEvents(Context request) {
    events.take(
        request,
        good -> {
          List<Sent> sent = outbox.sendEvents(good);
          metrics.eventsTaken(sent.stream().filter(Sent.HELD::equals).count());
          return sent;
        },
        UserEvent::getEventId);
  }

  private void takeExposures(Context request) {
    exposures.take(request, outbox::sendExposures, Exposure::getExposureId);
  }

  private void findUsers(Context request) {
    String prefix = request.queryParams("prefix").stream().findFirst().orElse("");
    Reply.json(request, 200, Map.of("users", store.users(prefix, USERS_FOUND)));
  }

  private void serveList(Context request) {
    ServedList list = lists.serve(ListRequest.of(request, config.serving()));
    if (list.source().equals(Lists.FALLBACK)) {
      metrics.fallbackServed();
    }
    if (!list.items().isEmpty()) {
      outbox.sendLater(Lists.exposure(list, clock.getAsLong()));
    }
    Reply.json(request, 200, list);
  }

  private void explain(Context request) {
    Reply.json(request, 200, explaining.of(ListRequest.userId(request)));
  }

  private void page(Context request) {
    SecurityHeaders.allowPicturesFrom(config.pictures().hosts(), request);
    page.handle(request);
  }

  private void item(Context request) {
    Reply.json(request, 200, items.of(ListRequest.id(request, "an item")));
  }

  private void similar(Context request) {
    String item = ListRequest.id(request, "an item");
    Reply.json(request, 200, likeness.of(item, ListRequest.length(request, config.serving())));
  }

  /**
   * @param scope what is erased once this is answered
   * @param later what is not, yet
   */
  @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
  private record Erased(String userId, long at, List<String> scope, List<String> later) {}

  private void erase(Context request) {
    String user = ListRequest.userId(request);
    long now = clock.getAsLong();
    Sent sent = outbox.sendDeletion(new UserDeletion(user, Instant.ofEpochMilli(now)));
    // Here at once, also when Kafka is away: asking again completes it.
    store.apply(Changes.builder().erase(user, now).build());
    board.forget(user);
    if (sent != Sent.HELD) {
      throw new Problem(503, "erased here, but Kafka did not take the deletion: ask again");
    }
    Reply.json(
        request,
        202,
        new Erased(
            user,
            now,
            List.of("lists and timeline of every edge that follows the deletions topic"),
            List.of(
                "the job's state, until it expires: lists made from it are never shown",
                "records in topics, until their retention ends")));
  }

  @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
  private record Ready(boolean ready, String because) {}

  /** Ready once the store has been at the ends of the topics; it stays so when Kafka goes away. */
  private void ready(Context request) {
    boolean ready = board.caughtUpOnce();
    LiveView.Kafka kafka = board.view().kafka();
    String because =
        ready
            ? "lists are served"
            : kafka.reachable()
                ? "reading the topics, %d records to go".formatted(kafka.recordsBehind())
                : "waiting for Kafka: " + kafka.problem();
    Reply.json(request, ready ? 200 : 503, new Ready(ready, because));
  }
}
