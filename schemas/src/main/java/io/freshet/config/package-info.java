/** Configuration: one YAML file, environment overrides, every mistake reported at once. */
@NullMarked
package io.freshet.config;

import org.jspecify.annotations.NullMarked;
