package io.freshet.objective;

/**
 * What a batch may draw from.
 *
 * @param seed of everything that is drawn
 * @param items V, of the catalogue
 */
public record Draw(long seed, int items) {}
