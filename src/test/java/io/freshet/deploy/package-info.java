/** What is handed to operators, checked as far as it can be without a cluster. */
@NullMarked
package io.freshet.deploy;

import org.jspecify.annotations.NullMarked;
