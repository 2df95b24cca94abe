package io.freshet.train;

/** Hears how a training run goes. Called on the thread that runs it. */
public interface TrainingListener {
  /** After every step. */
  void step(Progress progress);

  /** After every epoch, when validation is known. */
  void epoch(EpochResult result);

  /** Hears nothing. */
  static TrainingListener silent() {
    return new TrainingListener() {
      @Override
      public void step(Progress progress) {}

      @Override
      public void epoch(EpochResult result) {}
    };
  }

  /**
   * @param step done, from 1
   * @param steps of the whole run
   * @param loss mean over the targets of this step
   * @param learningRate of this step
   * @param tokensPerSecond targets learned from per second, over the last steps
   * @param secondsLeft until the last epoch ends at this speed, validation not counted
   */
  record Progress(
      long step,
      long steps,
      double loss,
      double learningRate,
      double tokensPerSecond,
      double secondsLeft) {}
}
