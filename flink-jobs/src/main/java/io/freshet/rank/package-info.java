/** Declared ranking stages. */
@NullMarked
package io.freshet.rank;

import org.jspecify.annotations.NullMarked;
