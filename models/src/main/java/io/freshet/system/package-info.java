/** Named systems, one short file each. */
@NullMarked
package io.freshet.system;

import org.jspecify.annotations.NullMarked;
