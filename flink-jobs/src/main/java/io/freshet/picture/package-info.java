/** Pictures and clips from anywhere to what an encoder reads, believing nothing. */
@NullMarked
package io.freshet.picture;

import org.jspecify.annotations.NullMarked;
