/** Takes what a retired encoder made out of the topic of item vectors. */
@NullMarked
package io.freshet.retire;

import org.jspecify.annotations.NullMarked;
