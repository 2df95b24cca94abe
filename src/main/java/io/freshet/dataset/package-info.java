/** Public data sets, read with clear errors. */
@NullMarked
package io.freshet.dataset;

import org.jspecify.annotations.NullMarked;
