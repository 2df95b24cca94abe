/** A seeded shop with shoppers. */
@NullMarked
package io.freshet.simulator;

import org.jspecify.annotations.NullMarked;
