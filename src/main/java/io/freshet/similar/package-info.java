/** Items that are alike, by their vectors. */
@NullMarked
package io.freshet.similar;

import org.jspecify.annotations.NullMarked;
