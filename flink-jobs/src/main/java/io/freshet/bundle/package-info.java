/** Several users' requests scored as one. */
@NullMarked
package io.freshet.bundle;

import org.jspecify.annotations.NullMarked;
