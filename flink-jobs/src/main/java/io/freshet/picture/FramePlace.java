package io.freshet.picture;

/**
 * Where a frame of an animation lies on the canvas.
 *
 * @param disposal what becomes of it before the next
 */
record FramePlace(int left, int top, int width, int height, Disposal disposal) {
  /** What becomes of a frame when the next one comes. */
  enum Disposal {
    KEEP,
    CLEAR,
    RESTORE
  }
}
