package io.freshet.topic;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The topics are not as they must be and could not be made so. */
public final class TopicProblem extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final List<String> problems;

  TopicProblem(List<String> problems) {
    super("bad topics: " + String.join("; ", problems));
    this.problems = List.copyOf(problems);
  }

  TopicProblem(String message, @Nullable Throwable cause) {
    super(message, cause);
    this.problems = List.of(message);
  }

  TopicProblem and(TopicProblem next) {
    return new TopicProblem(Stream.of(this, next).flatMap(p -> p.problems.stream()).toList());
  }
}
