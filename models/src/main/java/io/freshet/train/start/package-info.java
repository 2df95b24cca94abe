/** Where a model's parameters start when counting the data already says something. */
@NullMarked
package io.freshet.train.start;

import org.jspecify.annotations.NullMarked;
