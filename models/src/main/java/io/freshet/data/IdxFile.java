package io.freshet.data;

import io.freshet.config.FileProblem;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;

/**
 * Bytes with a shape, in the format of MNIST: two zeros, 8 for unsigned bytes, the number of axes,
 * the size of each as a big-endian int, then the bytes row by row.
 *
 * @param sizes of the axes
 * @param bytes as many as they tell
 */
public record IdxFile(int[] sizes, byte[] bytes) {
  private static final int UNSIGNED_BYTES = 8;
  private static final int MOST_BYTES = 1 << 30;

  /**
   * @param file plain, or packed by gzip when its name ends in .gz
   * @param axes that it must have
   * @throws BadPictures when it is no such file, or is cut short, or is too long
   */
  public static IdxFile read(Path file, int axes) throws BadPictures {
    try (InputStream stored = Files.newInputStream(file);
        InputStream plain =
            file.toString().endsWith(".gz")
                ? new GZIPInputStream(stored)
                : new BufferedInputStream(stored);
        DataInputStream in = new DataInputStream(plain)) {
      return read(in, file, axes);
    } catch (EOFException e) {
      throw new BadPictures(
          "cannot read %s: it ends too early, inside its header".formatted(file), e);
    } catch (BadPictures e) {
      throw e;
    } catch (IOException e) {
      throw new BadPictures("cannot read %s: %s".formatted(file, FileProblem.reason(e)), e);
    }
  }

  private static IdxFile read(DataInputStream in, Path file, int axes) throws IOException {
    int magic = in.readInt();
    if (magic != (UNSIGNED_BYTES << 8 | axes)) {
      throw new BadPictures(
          "cannot read %s: it begins with 0x%08x, expected 0x%08x: unsigned bytes with %d axes"
              .formatted(file, magic, UNSIGNED_BYTES << 8 | axes, axes));
    }
    int[] sizes = new int[axes];
    long count = 1;
    for (int axis = 0; axis < axes; axis++) {
      sizes[axis] = in.readInt();
      count = sizes[axis] < 1 ? -1 : Math.min(count * sizes[axis], MOST_BYTES + 1L);
      if (count < 1 || count > MOST_BYTES) {
        throw new BadPictures(
            "cannot read %s: axis %d is told to have %d places, expected 1 or more, and %d bytes at most in all"
                .formatted(file, axis, sizes[axis], MOST_BYTES));
      }
    }
    byte[] bytes = in.readNBytes((int) count);
    if (bytes.length < count || in.read() >= 0) {
      throw new BadPictures(
          "cannot read %s: its header tells of %s = %d bytes, %s follow"
              .formatted(
                  file,
                  Arrays.toString(sizes),
                  count,
                  bytes.length < count ? Integer.toString(bytes.length) : "more"));
    }
    return new IdxFile(sizes, bytes);
  }
}
