package io.freshet.store;

/** Watches a {@link TopicFollower}; called on its thread. */
public interface FollowerObserver {
  /** The store holds these now. */
  void applied(Arrivals arrivals);

  /** Once: the store holds all that stood in the topics when following began. */
  void caughtUp();

  /**
   * How the follower stands, told about once a second.
   *
   * @param recordsBehind of all partitions, at the last look
   */
  void standing(long recordsBehind);

  /** Kafka cannot be reached or read; the store keeps answering and the follower tries again. */
  void away(String why);
}
