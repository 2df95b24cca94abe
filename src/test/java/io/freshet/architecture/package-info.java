/**
 * The rules of the house, checked: who may know whom, what names look like, how long a file may be.
 */
@NullMarked
package io.freshet.architecture;

import org.jspecify.annotations.NullMarked;
