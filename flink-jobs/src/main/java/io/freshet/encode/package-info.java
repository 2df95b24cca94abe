/** Items on their way to a vector: what came, what is known of them, and what is encoded as one. */
@NullMarked
package io.freshet.encode;

import org.jspecify.annotations.NullMarked;
