package io.freshet.data;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;

/** Pictures or clips of one size, each of one class, in memory. */
public final class PictureSet {
  private final String name;
  private final Size size;
  private final byte[] pixels;
  private final byte[] labels;
  private final List<String> classes;
  private final String sha256;

  /**
   * @param name of the data set
   * @param size of each picture
   * @param pixels picture by picture, of each its frames, of each its channels, of each its rows; 0
   *     is black
   * @param labels class of each picture, from 0
   * @param classes their names
   * @throws IllegalArgumentException when these do not belong together, saying why
   */
  public PictureSet(String name, Size size, byte[] pixels, byte[] labels, List<String> classes) {
    this.name = name;
    this.size = size;
    this.pixels = pixels.clone();
    this.labels = labels.clone();
    this.classes = List.copyOf(classes);
    if ((long) labels.length * size.values() != pixels.length) {
      throw new IllegalArgumentException(
          "%d labels and pictures of %s need %d pixels, found %d"
              .formatted(labels.length, size, (long) labels.length * size.values(), pixels.length));
    }
    for (int at = 0; at < labels.length; at++) {
      if ((labels[at] & 0xFF) >= classes.size()) {
        throw new IllegalArgumentException(
            "label %d is %d, expected 0 to %d"
                .formatted(at, labels[at] & 0xFF, classes.size() - 1));
      }
    }
    this.sha256 = contentHash();
  }

  /**
   * @param channels C
   * @param frames F, 1 of a picture
   * @param height H, in pixels
   * @param width W, in pixels
   */
  public record Size(int channels, int frames, int height, int width) {
    /** Of a picture. */
    public Size(int channels, int height, int width) {
      this(channels, 1, height, width);
    }

    /** Numbers in one picture or clip. */
    public int values() {
      return planes() * height * width;
    }

    /** Channels of all frames, frame by frame. */
    public int planes() {
      return frames * channels;
    }

    /** (B, C, H, W), or (B, F, C, H, W) of clips. */
    public long[] batch(int rows) {
      return frames == 1
          ? new long[] {rows, channels, height, width}
          : new long[] {rows, frames, channels, height, width};
    }

    @Override
    public String toString() {
      String picture = "%d x %d x %d".formatted(channels, height, width);
      return frames == 1 ? picture : frames + " x " + picture;
    }
  }

  public String name() {
    return name;
  }

  public Size size() {
    return size;
  }

  public int pictures() {
    return labels.length;
  }

  public List<String> classes() {
    return classes;
  }

  /** Of sizes, labels and pixels, whatever files they came in. */
  public String sha256() {
    return sha256;
  }

  public int label(int picture) {
    return labels[picture] & 0xFF;
  }

  /** From 0, black, to 1. */
  public float value(int picture, int at) {
    return pixel(picture, at) / 255f;
  }

  /** From 0, black, to 255. */
  int pixel(int picture, int at) {
    return pixels[picture * size.values() + at] & 0xFF;
  }

  /** The first so many, or all when there are fewer. */
  public PictureSet first(int count) {
    int kept = Math.min(count, pictures());
    return new PictureSet(
        name,
        size,
        Arrays.copyOf(pixels, kept * size.values()),
        Arrays.copyOf(labels, kept),
        classes);
  }

  /** Those with these numbers, in this order. */
  public PictureSet of(int... pictures) {
    byte[] kept = new byte[pictures.length * size.values()];
    byte[] told = new byte[pictures.length];
    for (int at = 0; at < pictures.length; at++) {
      System.arraycopy(
          pixels, pictures[at] * size.values(), kept, at * size.values(), size.values());
      told[at] = labels[pictures[at]];
    }
    return new PictureSet(name, size, kept, told, classes);
  }

  /** Of the values of a channel, over all frames of all pictures. */
  public double mean(int channel) {
    return moment(channel, 0, 1);
  }

  /** Of the values of a channel, over all frames of all pictures. */
  public double deviation(int channel) {
    return Math.sqrt(moment(channel, mean(channel), 2));
  }

  private double moment(int channel, double centre, int power) {
    int area = size.height() * size.width();
    double sum = 0;
    for (int picture = 0; picture < pictures(); picture++) {
      for (int plane = channel; plane < size.planes(); plane += size.channels()) {
        for (int at = plane * area; at < (plane + 1) * area; at++) {
          double distance = value(picture, at) - centre;
          sum += power == 1 ? distance : distance * distance;
        }
      }
    }
    return sum / Math.max(1, (long) pictures() * size.frames() * area);
  }

  private String contentHash() {
    ByteBuffer sizes = ByteBuffer.allocate(20);
    sizes.putInt(pictures()).putInt(size.channels()).putInt(size.height()).putInt(size.width());
    if (size.frames() > 1) {
      sizes.putInt(size.frames());
    }
    return ContentHash.of(Arrays.copyOf(sizes.array(), sizes.position()), labels, pixels);
  }
}
