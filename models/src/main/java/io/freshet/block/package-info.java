/** Parts of models: pure configuration that knows no back end. */
@NullMarked
package io.freshet.block;

import org.jspecify.annotations.NullMarked;
