package io.freshet.bench;

import java.util.Map;

/**
 * A measurement that {@link Forks} repeats in JVMs of their own. Has a public constructor without
 * arguments.
 */
public interface Trial {
  /** Figures by name. */
  Map<String, Double> measure() throws Exception;
}
