/** Other people's events as ours, by declaration. */
@NullMarked
package io.freshet.mapping;

import org.jspecify.annotations.NullMarked;
