/** The topics, in one place. */
@NullMarked
package io.freshet.topic;

import org.jspecify.annotations.NullMarked;
