/** From a trained model to a model package. */
@NullMarked
package io.freshet.export;

import org.jspecify.annotations.NullMarked;
