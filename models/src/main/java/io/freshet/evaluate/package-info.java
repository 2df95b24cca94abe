/** Ranking metrics by the full-catalogue protocol, and the floors every model must beat. */
@NullMarked
package io.freshet.evaluate;

import org.jspecify.annotations.NullMarked;
