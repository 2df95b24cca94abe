package io.freshet.similar;

/**
 * @param item id
 * @param cosine of the angle to what was asked, from -1 to 1
 */
public record Neighbour(String item, double cosine) {}
