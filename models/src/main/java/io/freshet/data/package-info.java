/** Interactions in memory. */
@NullMarked
package io.freshet.data;

import org.jspecify.annotations.NullMarked;
