/** The edge as it is shipped. */
@NullMarked
package io.freshet.packaged;

import org.jspecify.annotations.NullMarked;
