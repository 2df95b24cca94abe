package io.freshet.rank;

import java.util.function.LongPredicate;

/**
 * What the stages know of the person and the moment.
 *
 * @param seen items in the person's history
 * @param hidden items the person asked not to see again
 * @param available whether an item can be had now
 */
public record Shopper(ItemSet seen, ItemSet hidden, LongPredicate available) {}
