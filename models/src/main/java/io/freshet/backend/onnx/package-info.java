/** Operations as ONNX nodes. */
@NullMarked
package io.freshet.backend.onnx;

import org.jspecify.annotations.NullMarked;
