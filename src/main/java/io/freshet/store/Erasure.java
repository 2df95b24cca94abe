package io.freshet.store;

/** A person asked to be forgotten, at the given wall-clock time. */
public record Erasure(String userId, long atMillis) {}
