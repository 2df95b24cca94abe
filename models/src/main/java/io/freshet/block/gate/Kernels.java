package io.freshet.block.gate;

import io.freshet.tensor.Phase;

/**
 * Kernels that are mixed for each picture.
 *
 * @param count K
 * @param hidden of the network that mixes them
 * @param steps of training after which their shares are as uneven as they are meant to be
 */
public record Kernels(int count, int hidden, int steps) {
  private static final double HOTTEST = 30;

  /** By which what decides the shares is divided: from 30 down to 1 while training, then 1. */
  double temperature(Phase phase) {
    if (phase instanceof Phase.Training training && training.step() < steps) {
      return HOTTEST + (1 - HOTTEST) * training.step() / steps;
    }
    return 1;
  }
}
