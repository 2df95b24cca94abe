package io.freshet.replay;

/** Hears how a replay goes. */
public interface ReplayProgress {
  /** Something began, in words. */
  void says(String what);

  /**
   * @param step of the training, from 1
   */
  void trained(long step, long steps);

  /**
   * @param events sent so far
   */
  void replayed(long events, long all);
}
