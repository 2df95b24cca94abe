/** Gates: what re-weighs, or adds to, the features of a stage of filters. */
@NullMarked
package io.freshet.block.gate;

import org.jspecify.annotations.NullMarked;
