/** What models keep of users, so that one more event costs one step. */
@NullMarked
package io.freshet.attention;

import org.jspecify.annotations.NullMarked;
