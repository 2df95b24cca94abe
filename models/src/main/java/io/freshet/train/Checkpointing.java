package io.freshet.train;

import java.nio.file.Path;

/** Whether a run leaves checkpoints, and whether it goes on from one. */
public sealed interface Checkpointing {
  /** Leaves nothing behind. */
  record None() implements Checkpointing {}

  /** Starts anew and leaves a checkpoint after every epoch and every so many steps. */
  record Fresh(Path folder, int everySteps) implements Checkpointing {}

  /** Goes on from the folder's checkpoint where there is one, else starts anew. */
  record Resume(Path folder, int everySteps) implements Checkpointing {}
}
