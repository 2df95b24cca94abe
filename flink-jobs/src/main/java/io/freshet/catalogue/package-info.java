/** What is known of items. */
@NullMarked
package io.freshet.catalogue;

import org.jspecify.annotations.NullMarked;
