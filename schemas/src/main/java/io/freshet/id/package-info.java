/** Ids that every process computes alike. */
@NullMarked
package io.freshet.id;

import org.jspecify.annotations.NullMarked;
