package io.freshet.score;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import io.freshet.model.EncoderContract;
import io.freshet.model.PictureInput;

/** Direct memory for the batches of an encoder. Per record; one thread. */
final class PictureBuffers implements AutoCloseable {
  private final PictureInput reads;
  private final int width;
  private final TensorSlot pictures;
  private final TensorSlot vectors;

  PictureBuffers(OrtEnvironment environment, EncoderContract graph) {
    this.reads = graph.reads();
    this.width = graph.width();
    this.pictures = new TensorSlot(environment, OnnxJavaType.FLOAT);
    this.vectors = new TensorSlot(environment, OnnxJavaType.FLOAT);
  }

  /** The input of one run; valid until the next call. */
  OnnxTensor fill(PictureBatch batch) throws OrtException {
    OnnxTensor tensor =
        reads.frames() == 1
            ? pictures.reserve(batch.rows(), reads.channels(), reads.height(), reads.width())
            : pictures.reserve(
                batch.rows(), reads.frames(), reads.channels(), reads.height(), reads.width());
    pictures.bytes().asFloatBuffer().put(batch.values());
    return tensor;
  }

  OnnxTensor reserve(int rows) throws OrtException {
    return vectors.reserve(rows, width);
  }

  float[] read(int rows) {
    float[] all = new float[rows * width];
    vectors.bytes().asFloatBuffer().get(all);
    return all;
  }

  @Override
  public void close() {
    pictures.close();
    vectors.close();
  }
}
