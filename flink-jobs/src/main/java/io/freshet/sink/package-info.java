/** From lists to Kafka records. */
@NullMarked
package io.freshet.sink;

import org.jspecify.annotations.NullMarked;
