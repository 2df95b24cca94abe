package io.freshet.picture;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * A file in memory whose end is final. Decoders read a little beyond it; some take that for zeros
 * without end, and would paint millions of pixels from a file of thirty bytes.
 */
final class EndingInput extends MemoryCacheImageInputStream {
  private static final int MOST_READS_BEYOND = 256;

  private int beyond;

  EndingInput(byte[] file) {
    super(new ByteArrayInputStream(file));
  }

  @Override
  public int read() throws IOException {
    return counted(super.read());
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    return counted(super.read(into, offset, length));
  }

  private int counted(int found) throws IOException {
    if (found < 0 && ++beyond > MOST_READS_BEYOND) {
      throw new IOException("its data end too early");
    }
    return found;
  }
}
