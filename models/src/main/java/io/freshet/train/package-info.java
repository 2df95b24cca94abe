/** Objectives and the trainer. */
@NullMarked
package io.freshet.train;

import org.jspecify.annotations.NullMarked;
