/** The keyed operator that turns events into lists, and what it is told from outside. */
@NullMarked
package io.freshet.job.operator;

import org.jspecify.annotations.NullMarked;
