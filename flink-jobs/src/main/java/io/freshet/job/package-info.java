/** The jobs, one page each. */
@NullMarked
package io.freshet.job;

import org.jspecify.annotations.NullMarked;
