/** From Kafka records to events or dead letters. */
@NullMarked
package io.freshet.source;

import org.jspecify.annotations.NullMarked;
