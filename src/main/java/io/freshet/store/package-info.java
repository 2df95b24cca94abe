/** The read store behind the edge. */
@NullMarked
package io.freshet.store;

import org.jspecify.annotations.NullMarked;
