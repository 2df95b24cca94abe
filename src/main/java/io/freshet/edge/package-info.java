/** The HTTP service. */
@NullMarked
package io.freshet.edge;

import org.jspecify.annotations.NullMarked;
