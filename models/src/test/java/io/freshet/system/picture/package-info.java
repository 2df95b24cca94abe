@NullMarked
package io.freshet.system.picture;

import org.jspecify.annotations.NullMarked;
