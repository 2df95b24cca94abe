package io.freshet.edge;

import io.javalin.http.Context;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** What a request for a list asks for. */
record ListRequest(String userId, int length, String surface, Set<String> excluded) {
  private static final Pattern SURFACE = Pattern.compile("[A-Za-z0-9_.-]{1,64}");
  private static final int MOST_EXCLUDED = 500;

  static ListRequest of(Context request, ServingConfig serving) {
    String surface = single(request, "surface", "default");
    if (!SURFACE.matcher(surface).matches()) {
      throw Problem.badRequest("surface must be 1 to 64 of A-Z a-z 0-9 _ . -");
    }
    return new ListRequest(userId(request), length(request, serving), surface, excluded(request));
  }

  static String userId(Context request) {
    return id(request, "a user");
  }

  /**
   * @param whose as it is named to who asked
   */
  static String id(Context request, String whose) {
    String id = request.pathParam("id");
    if (id.isBlank() || id.length() > FieldReader.LONGEST_TEXT) {
      throw Problem.badRequest(
          "%s id has 1 to %d characters".formatted(whose, FieldReader.LONGEST_TEXT));
    }
    return id;
  }

  static int length(Context request, ServingConfig serving) {
    String text = single(request, "n", String.valueOf(serving.defaultLength()));
    try {
      int length = Integer.parseInt(text);
      if (length >= 1 && length <= serving.maxLength()) {
        return length;
      }
    } catch (NumberFormatException e) {
      // Answered as any other number we do not accept.
    }
    throw Problem.badRequest(
        "n must be a whole number from 1 to %d".formatted(serving.maxLength()));
  }

  private static Set<String> excluded(Context request) {
    Set<String> excluded = new HashSet<>();
    for (String some : request.queryParams("exclude")) {
      excluded.addAll(List.of(some.split(",", MOST_EXCLUDED + 2)));
    }
    excluded.remove("");
    if (excluded.size() > MOST_EXCLUDED) {
      throw Problem.badRequest("exclude may name at most %d items".formatted(MOST_EXCLUDED));
    }
    return excluded;
  }

  private static String single(Context request, String name, String fallback) {
    List<String> values = request.queryParams(name);
    if (values.size() > 1) {
      throw Problem.badRequest("%s was given %d times".formatted(name, values.size()));
    }
    return values.isEmpty() ? fallback : values.get(0);
  }
}
