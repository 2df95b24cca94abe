/** The truth: every operation on plain arrays. */
@NullMarked
package io.freshet.backend.naive;

import org.jspecify.annotations.NullMarked;
