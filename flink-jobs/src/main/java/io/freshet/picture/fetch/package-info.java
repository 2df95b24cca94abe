/** Pictures by address, from places that were allowed and no others. */
@NullMarked
package io.freshet.picture.fetch;

import org.jspecify.annotations.NullMarked;
