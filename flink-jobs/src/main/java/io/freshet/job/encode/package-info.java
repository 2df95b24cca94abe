/** The keyed operator that turns pictures of items into vectors. */
@NullMarked
package io.freshet.job.encode;

import org.jspecify.annotations.NullMarked;
