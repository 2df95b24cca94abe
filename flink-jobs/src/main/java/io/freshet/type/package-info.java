/** Records of ours as Flink types, each with a serializer of its own. */
@NullMarked
package io.freshet.type;

import org.jspecify.annotations.NullMarked;
