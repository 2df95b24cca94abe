/** Benchmarks behind the figures. */
@NullMarked
package io.freshet.bench;

import org.jspecify.annotations.NullMarked;
