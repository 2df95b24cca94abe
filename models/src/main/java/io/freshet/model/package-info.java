/** Model packages: manifest, vocabulary, golden vectors. */
@NullMarked
package io.freshet.model;

import org.jspecify.annotations.NullMarked;
