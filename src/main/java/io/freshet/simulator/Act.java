package io.freshet.simulator;

import java.util.Optional;

/**
 * What a shopper did.
 *
 * @param number counts acts from 1
 * @param atMillis since the shop's opening
 * @param recommendationId the list the item was chosen from; empty when found by browsing
 */
public record Act(
    long number, long atMillis, String userId, String itemId, Optional<String> recommendationId) {}
