package io.freshet.simulator;

import java.util.List;

/**
 * A list as a shopper meets it.
 *
 * @param itemIds best first
 */
public record ShownList(String recommendationId, List<String> itemIds) {}
