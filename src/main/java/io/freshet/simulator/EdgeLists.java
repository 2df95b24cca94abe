package io.freshet.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks the edge for every list, as a shop's page does; the edge notes that it was shown. */
public final class EdgeLists implements Lists {
  private static final Logger LOG = LoggerFactory.getLogger(EdgeLists.class);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final Set<String> listed = ConcurrentHashMap.newKeySet();
  private final HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
  private final URI edge;
  private final String apiKey;

  /**
   * @param apiKey empty when the edge asks for none
   */
  public EdgeLists(URI edge, String apiKey) {
    this.edge = edge;
    this.apiKey = apiKey;
  }

  @Override
  public Optional<ShownList> listFor(String userId) {
    return get("/v1/users/%s/recommendations?n=10&surface=%s", userId, ShopTopics.SURFACE)
        .flatMap(EdgeLists::read)
        .map(this::noted);
  }

  private ShownList noted(ShownList list) {
    listed.addAll(list.itemIds());
    return list;
  }

  /** Whether a list that was asked for held this item. */
  boolean hasListed(String itemId) {
    return listed.contains(itemId);
  }

  /** Whether the edge could say which items look like this one. */
  boolean knowsTheLookOf(String itemId) {
    return get("/v1/items/%s/similar?n=%s", itemId, "1").isPresent();
  }

  private Optional<byte[]> get(String path, String id, String value) {
    String encoded = URLEncoder.encode(id, StandardCharsets.UTF_8);
    HttpRequest.Builder request =
        HttpRequest.newBuilder(edge.resolve(path.formatted(encoded, value))).timeout(PATIENCE);
    if (!apiKey.isEmpty()) {
      request.header("X-Api-Key", apiKey);
    }
    try {
      HttpResponse<byte[]> answer = client.send(request.build(), BodyHandlers.ofByteArray());
      return answer.statusCode() == 200 ? Optional.of(answer.body()) : Optional.empty();
    } catch (IOException e) {
      LOG.debug("no answer from the edge about {}", id, e);
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  private static Optional<ShownList> read(byte[] body) {
    JsonNode answer;
    try {
      answer = JSON.readTree(body);
    } catch (IOException e) {
      LOG.debug("a list that is not JSON", e);
      return Optional.empty();
    }
    List<String> items = new ArrayList<>();
    answer.path("items").forEach(item -> items.add(item.path("item_id").asText()));
    return items.isEmpty()
        ? Optional.empty()
        : Optional.of(new ShownList(answer.path("recommendation_id").asText(), items));
  }
}
