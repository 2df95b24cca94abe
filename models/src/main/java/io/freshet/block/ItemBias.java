package io.freshet.block;

/** Whether item scores have a bias of their own, which can start from popularity. */
public enum ItemBias {
  NONE,
  LEARNED
}
