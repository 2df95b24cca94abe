package io.freshet.replay;

import io.freshet.standalone.StandaloneSettings.Ports;
import java.nio.file.Path;

/**
 * Which data are replayed, and where.
 *
 * @param dataset as {@link io.freshet.dataset.Datasets#load} knows it
 * @param folder its files lie in
 * @param data folder of what the replay makes; its model is found again by the next one
 */
public record ReplaySettings(String dataset, Path folder, Path data, Ports ports) {
  /** The share of the events, by time, that the model learns from. */
  public static final double TRAINED_SHARE = 0.8;
}
