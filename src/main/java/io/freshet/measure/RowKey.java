package io.freshet.measure;

/**
 * What makes a row the only one of its kind.
 *
 * @param sha256 of the data
 * @param method system or floor
 * @param configuration that it was made with
 * @param seed of everything drawn; 0 where nothing is
 */
public record RowKey(String sha256, String method, Configuration configuration, long seed) {}
