/** Losses over the catalogue, with their gradients by hand. */
@NullMarked
package io.freshet.train.loss;

import org.jspecify.annotations.NullMarked;
