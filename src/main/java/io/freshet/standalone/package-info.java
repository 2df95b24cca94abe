/** Everything in one JVM. */
@NullMarked
package io.freshet.standalone;

import org.jspecify.annotations.NullMarked;
