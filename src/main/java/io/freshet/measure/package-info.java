/** Every system of the catalogue, measured on the same data under the same conditions. */
@NullMarked
package io.freshet.measure;

import org.jspecify.annotations.NullMarked;
