/** A user's behaviour sequence and its state. */
@NullMarked
package io.freshet.sequence;

import org.jspecify.annotations.NullMarked;
