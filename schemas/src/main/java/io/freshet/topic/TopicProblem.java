package io.freshet.topic;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The topics are not as they must be and could not be made so. */
public final class TopicProblem extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final List<String> problems;
  private final boolean answered;

  TopicProblem(List<String> problems) {
    super("bad topics: " + String.join("; ", problems));
    this.problems = List.copyOf(problems);
    this.answered = true;
  }

  TopicProblem(String message, @Nullable Throwable cause) {
    this(message, cause, true);
  }

  private TopicProblem(String message, @Nullable Throwable cause, boolean answered) {
    super(message, cause);
    this.problems = List.of(message);
    this.answered = answered;
  }

  /** There was no broker to ask. */
  static TopicProblem noBroker(String message, Throwable cause) {
    return new TopicProblem(message, cause, false);
  }

  /** Whether there was a broker, which can be asked more. */
  boolean answered() {
    return answered;
  }

  TopicProblem and(TopicProblem next) {
    return new TopicProblem(Stream.of(this, next).flatMap(p -> p.problems.stream()).toList());
  }
}
