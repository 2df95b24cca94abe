/** Which variant a user sees. */
@NullMarked
package io.freshet.experiment;

import org.jspecify.annotations.NullMarked;
