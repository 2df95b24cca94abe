package io.freshet.job.operator;

import io.freshet.score.Known;

/**
 * An item that a model has never met.
 *
 * @param hash {@link io.freshet.id.ItemHash} of the id
 */
record Newcomer(long hash, String id, Known known) {}
