/** Operations on libtorch, with autograd. */
@NullMarked
package io.freshet.backend.torch;

import org.jspecify.annotations.NullMarked;
