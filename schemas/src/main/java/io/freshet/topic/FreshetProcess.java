package io.freshet.topic;

/** The processes that talk to Kafka; each may have its own principal. */
public enum FreshetProcess {
  /** Creates or verifies the topics. */
  SETUP,
  /** The recommendation job. */
  JOB,
  /** The job that encodes pictures of items. */
  ENCODER,
  /** The HTTP edge. */
  EDGE,
  /** Somebody who takes away what a retired encoder made. */
  OPERATOR
}
