package io.freshet.score;

/**
 * The best items of each row, best first; equal scores by lower index.
 *
 * @param rows B
 * @param k items per row
 * @param items (B, k) row-major vocabulary indices, 1 to V
 * @param scores (B, k) logits, descending in each row
 */
public record TopItems(int rows, int k, int[] items, float[] scores) {}
