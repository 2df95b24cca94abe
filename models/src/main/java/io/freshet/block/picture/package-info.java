/** What reads pictures and clips, and what makes one vector of them. */
@NullMarked
package io.freshet.block.picture;

import org.jspecify.annotations.NullMarked;
