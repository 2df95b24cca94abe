package io.freshet.topic;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The topics are not as the plan says and could not be made so. */
public final class TopicProblem extends RuntimeException {
  private static final long serialVersionUID = 1L;

  TopicProblem(List<String> problems) {
    this("bad topics: " + String.join("; ", problems), null);
  }

  TopicProblem(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
