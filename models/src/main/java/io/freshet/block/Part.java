package io.freshet.block;

/** A choice on one of the axes that systems are made of. */
public interface Part {
  /** What tables of systems call it, with what sets it apart. */
  String label();
}
