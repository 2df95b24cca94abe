/** Records to bytes and back. */
@NullMarked
package io.freshet.wire;

import org.jspecify.annotations.NullMarked;
