/** Operations as shapes: parameters, FLOPs, bytes. */
@NullMarked
package io.freshet.backend.cost;

import org.jspecify.annotations.NullMarked;
