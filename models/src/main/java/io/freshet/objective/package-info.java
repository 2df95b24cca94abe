/** What models are asked while they learn: which items they may read and which they must say. */
@NullMarked
package io.freshet.objective;

import org.jspecify.annotations.NullMarked;
