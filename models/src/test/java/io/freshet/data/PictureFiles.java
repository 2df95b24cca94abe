package io.freshet.data;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;

/** Small pictures as files in the format of MNIST. */
public final class PictureFiles {
  private PictureFiles() {}

  /** Pictures of 4 x 4 whose pixels count up, of classes 0 to 9 in turn. */
  public static void write(Path folder, int pictures) throws IOException {
    for (String part : new String[] {"train", "t10k"}) {
      byte[] pixels = new byte[pictures * 16];
      byte[] labels = new byte[pictures];
      for (int at = 0; at < pixels.length; at++) {
        pixels[at] = (byte) at;
      }
      for (int at = 0; at < pictures; at++) {
        labels[at] = (byte) (at % 10);
      }
      Files.write(folder.resolve(part + "-images-idx3-ubyte"), idx(pixels, pictures, 4, 4));
      packed(folder.resolve(part + "-labels-idx1-ubyte.gz"), idx(labels, pictures));
    }
  }

  static byte[] idx(byte[] bytes, int... sizes) throws IOException {
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(whole)) {
      out.writeInt(0x0800 | sizes.length);
      for (int size : sizes) {
        out.writeInt(size);
      }
      out.write(bytes);
    }
    return whole.toByteArray();
  }

  static byte[] cut(byte[] whole, int less) {
    return Arrays.copyOf(whole, whole.length - less);
  }

  static void packed(Path file, byte[] bytes) throws IOException {
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write(bytes);
    }
  }
}
