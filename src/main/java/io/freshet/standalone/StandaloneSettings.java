package io.freshet.standalone;

import io.freshet.config.ConfigTree;
import io.freshet.model.EncoderPackage;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What a standalone is started with.
 *
 * @param data folder of everything that outlives a run
 * @param earlier what to do with what an earlier run left there
 * @param model folder of a package to load early; which arm is served with it, the configuration
 *     says
 * @param encoder of the pictures that the shop then shows; without one it shows none
 * @param ports where to listen
 * @param eventsPerSecond of the simulated shop; 0 leaves it closed
 * @param configuration of job and edge, under what is said here
 */
public record StandaloneSettings(
    Path data,
    Earlier earlier,
    Optional<Path> model,
    Optional<EncoderPackage> encoder,
    Ports ports,
    double eventsPerSecond,
    ConfigTree configuration) {

  /** What an earlier run left. */
  public enum Earlier {
    RESUME,
    DISCARD
  }

  /**
   * @param kafka of the broker; 0 takes a free one
   * @param http of the edge; 0 takes a free one
   */
  public record Ports(int kafka, int http) {
    public static final Ports DEFAULT = new Ports(9092, 8080);
    public static final Ports ANY = new Ports(0, 0);
  }
}
