package io.freshet.model;

import java.util.List;

/**
 * How to feed the graph of an encoder and read it: pictures from 0 to 1, channels first, (B, C, H,
 * W), or clips (B, F, C, H, W), to a vector each, (B, D). Only the batch is dynamic.
 *
 * @param pictures role {@code pictures}, float32, with its axes as numbers
 * @param vectors role {@code vectors}, float32, with its width as a number
 * @param opset of the standard domain, 0 when not declared
 * @param emission how it was written
 */
public record EncoderContract(Port pictures, Port vectors, int opset, String emission) {
  private static final int WIDEST = 65_536;

  /**
   * @throws IllegalArgumentException when the ports are not those of an encoder
   */
  public EncoderContract {
    if (!pictures.role().equals(Port.PICTURES)
        || !vectors.role().equals(Port.VECTORS)
        || !pictures.type().equals("float32")
        || !vectors.type().equals("float32")
        || vectors.axes().size() != 2
        || size(vectors, 1) > WIDEST) {
      throw new IllegalArgumentException(
          ("takes %s and gives %s, expected float32 pictures of (batch, C, H, W) or (batch, F, C, H,"
                  + " W) and float32 vectors of (batch, D), D at most %d")
              .formatted(pictures, vectors, WIDEST));
    }
    input(pictures);
  }

  /** The convention of our own exports: {@code pictures} in, {@code vectors} out. */
  public static EncoderContract of(PictureInput reads, int width, Emitted as) {
    return new EncoderContract(
        new Port(Port.PICTURES, "pictures", "float32", axes(reads)),
        new Port(Port.VECTORS, "vectors", "float32", List.of("batch", Integer.toString(width))),
        as.opset(),
        as.emission());
  }

  /** How a graph was written. */
  public record Emitted(int opset, String emission) {}

  /** Axes of a batch, clips having one more than pictures. */
  public static List<String> axes(PictureInput reads) {
    String c = Integer.toString(reads.channels());
    String h = Integer.toString(reads.height());
    String w = Integer.toString(reads.width());
    return reads.frames() == 1
        ? List.of("batch", c, h, w)
        : List.of("batch", Integer.toString(reads.frames()), c, h, w);
  }

  /** What one picture or clip is. */
  public PictureInput reads() {
    return input(pictures);
  }

  /** D, the numbers of a vector. */
  public int width() {
    return size(vectors, 1);
  }

  private static PictureInput input(Port pictures) {
    int axes = pictures.axes().size();
    if (axes != 4 && axes != 5) {
      throw new IllegalArgumentException(
          "takes pictures with axes %s, expected (batch, C, H, W) or (batch, F, C, H, W)"
              .formatted(pictures.axes()));
    }
    return new PictureInput(
        size(pictures, axes - 3),
        axes == 4 ? 1 : size(pictures, 1),
        size(pictures, axes - 2),
        size(pictures, axes - 1));
  }

  private static int size(Port port, int axis) {
    String text = port.axes().get(axis);
    if (!text.matches("[1-9]\\d{0,5}")) {
      throw new IllegalArgumentException(
          "has '%s' with an axis '%s', expected a size".formatted(port.name(), text));
    }
    return Integer.parseInt(text);
  }
}
