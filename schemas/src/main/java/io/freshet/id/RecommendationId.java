package io.freshet.id;

/**
 * Names a list so that a replay writes the same name: {@code user/epoch/sequence}. The epoch grows
 * when a user's state expired and started again; the higher epoch, then sequence, is the newer
 * list.
 */
public record RecommendationId(String userId, long stateEpoch, long lastSequence) {
  public RecommendationId {
    if (userId.isEmpty() || stateEpoch < 0 || lastSequence < 0) {
      throw new IllegalArgumentException(
          "cannot name a list user='%s' epoch=%d sequence=%d: expected a user and no negative number"
              .formatted(userId, stateEpoch, lastSequence));
    }
  }

  /** Splits from the right: a user id may hold slashes, the two numbers cannot. */
  public static RecommendationId parse(String text) {
    int beforeSequence = text.lastIndexOf('/');
    int beforeEpoch = beforeSequence < 1 ? -1 : text.lastIndexOf('/', beforeSequence - 1);
    if (beforeEpoch < 1) {
      throw malformed(text);
    }
    return new RecommendationId(
        text.substring(0, beforeEpoch),
        number(text, beforeEpoch + 1, beforeSequence),
        number(text, beforeSequence + 1, text.length()));
  }

  @Override
  public String toString() {
    return userId + '/' + stateEpoch + '/' + lastSequence;
  }

  /** Only what toString writes: no sign, no leading zero, so that one list has one name. */
  private static long number(String text, int from, int to) {
    boolean canonical = to > from && (text.charAt(from) != '0' || to == from + 1);
    for (int i = from; i < to; i++) {
      canonical &= text.charAt(i) >= '0' && text.charAt(i) <= '9';
    }
    if (!canonical) {
      throw malformed(text);
    }
    try {
      return Long.parseLong(text, from, to, 10);
    } catch (NumberFormatException tooLarge) {
      throw malformed(text);
    }
  }

  private static IllegalArgumentException malformed(String text) {
    return new IllegalArgumentException(
        "cannot read recommendation id '%s': expected user/epoch/sequence".formatted(text));
  }
}
