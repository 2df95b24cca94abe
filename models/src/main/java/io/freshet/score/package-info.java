/** Scoring batches of sequences on ONNX Runtime. */
@NullMarked
package io.freshet.score;

import org.jspecify.annotations.NullMarked;
