package io.freshet.standalone;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** One list as anybody gets it over HTTP, for people to look at. */
public final class SampleList {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int LONGEST = 5;

  private SampleList() {}

  /**
   * The list of the user who did something last, in lines; none when nobody has one yet.
   *
   * @param page the edge
   * @param wanted the variant it should come from, where there is a choice
   */
  public static List<String> lines(URI page, String wanted) throws IOException {
    JsonNode chosen = MissingNode.getInstance();
    for (JsonNode user : get(page, "/v1/stats").path("recent_users")) {
      JsonNode list =
          get(page, "/v1/users/%s/recommendations?n=%d".formatted(user.asText(), LONGEST));
      boolean own =
          !list.path("recommendation_id").asText().isEmpty() && !list.path("items").isEmpty();
      if (own && (chosen.isMissingNode() || list.path("variant").asText().equals(wanted))) {
        chosen = list;
      }
    }
    return chosen.isMissingNode() ? List.of() : lines(chosen);
  }

  private static List<String> lines(JsonNode list) {
    List<String> lines = new ArrayList<>();
    JsonNode model = list.path("model");
    lines.add(
        "%s, arm %s, model %s %s"
            .formatted(
                list.path("user_id").asText(),
                list.path("variant").asText(),
                model.path("name").asText(),
                model.path("version").asText()));
    for (JsonNode item : list.path("items")) {
      lines.add(
          "%2d. %-10s %s"
              .formatted(
                  item.path("position").asInt(),
                  item.path("item_id").asText(),
                  item.path("title").asText()));
    }
    return lines;
  }

  private static JsonNode get(URI page, String path) throws IOException {
    return JSON.readTree(page.resolve(path).toURL());
  }
}
