/** Real data through the whole walk, scored prequentially. */
@NullMarked
package io.freshet.replay;

import org.jspecify.annotations.NullMarked;
