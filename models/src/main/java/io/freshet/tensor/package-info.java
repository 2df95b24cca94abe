/** The closed set of operations and what flows between blocks. */
@NullMarked
package io.freshet.tensor;

import org.jspecify.annotations.NullMarked;
