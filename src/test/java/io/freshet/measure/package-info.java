@NullMarked
package io.freshet.measure;

import org.jspecify.annotations.NullMarked;
