package io.freshet.topic;

/** The processes that talk to Kafka; each may have its own principal. */
public enum FreshetProcess {
  /** Creates or verifies the topics. */
  SETUP,
  /** The recommendation job. */
  JOB,
  /** The HTTP edge. */
  EDGE
}
