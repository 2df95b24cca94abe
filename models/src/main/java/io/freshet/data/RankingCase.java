package io.freshet.data;

/**
 * One question to a recommender: given this history, where does it rank the item that came next?
 *
 * @param history items before the target, oldest first
 * @param target the item that came next
 */
public record RankingCase(int[] history, int target) {}
