/** Named systems that make a vector of a picture or a clip. */
@NullMarked
package io.freshet.system.picture;

import org.jspecify.annotations.NullMarked;
