package io.freshet.bundle;

import io.freshet.sequence.Interaction;
import io.freshet.sequence.UserSequence;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The events between two scorings: each user's sequence, read once when the user enters, and the
 * lists to be made. Its memory is bounded by the budget of tokens, where one token is one position
 * of one list's input.
 */
// per record
public final class Bundle {
  private final int tokenBudget;
  private final Coverage coverage;
  private final int maxLength;
  private final Map<String, UserSequence> sequences = new LinkedHashMap<>();
  private final Map<String, Request> openRequests = new HashMap<>();
  private final List<Request> requests = new ArrayList<>();
  private long tokens;

  /**
   * @param tokenBudget the bundle is full when its lists need this many input positions
   * @param maxLength positions of one input at most, as the longest model takes
   */
  public Bundle(int tokenBudget, Coverage coverage, int maxLength) {
    this.tokenBudget = tokenBudget;
    this.coverage = coverage;
    this.maxLength = maxLength;
  }

  public boolean isEmpty() {
    return requests.isEmpty();
  }

  public boolean isFull() {
    return tokens >= tokenBudget;
  }

  /** The sequence of a user who is in the bundle; null for everybody else. */
  public @Nullable UserSequence sequenceOf(String userId) {
    return sequences.get(userId);
  }

  /** Notes an event that was just added to its user's sequence. */
  public void add(Interaction event, UserSequence sequence) {
    sequences.putIfAbsent(event.userId(), sequence);
    switch (coverage) {
      case BUNDLE -> extend(event, sequence);
      case EVENT -> open(new Request(sequence.copy(), event));
    }
  }

  private void extend(Interaction event, UserSequence sequence) {
    Request open = openRequests.get(event.userId());
    if (open == null) {
      Request request = new Request(sequence, event);
      openRequests.put(event.userId(), request);
      open(request);
    } else {
      int before = open.sequence().size() - 1; // at most one event more; fewer only by expiry
      open.extend(event);
      tokens += positions(before + 1) - positions(before);
    }
  }

  private void open(Request request) {
    requests.add(request);
    tokens += positions(request.sequence().size());
  }

  private int positions(int events) {
    return Math.max(1, Math.min(events, maxLength));
  }

  /** The lists to make, in the order in which their first events came in. */
  public List<Request> requests() {
    return requests;
  }

  /** The sequences to write back, by user. */
  public Map<String, UserSequence> sequences() {
    return sequences;
  }

  /** Input positions of all lists. */
  public long tokens() {
    return tokens;
  }

  public void clear() {
    sequences.clear();
    openRequests.clear();
    requests.clear();
    tokens = 0;
  }
}
