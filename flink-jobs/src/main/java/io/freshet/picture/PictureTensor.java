package io.freshet.picture;

import io.freshet.model.PictureInput;
import java.util.Arrays;
import java.util.List;

/**
 * Pictures as an encoder reads them.
 *
 * <p>The whole picture is fitted into the encoder's size, its sides in proportion, in the middle of
 * white. Each new pixel is the mean of the area that it covers, of the values as they are stored
 * (no gamma): for a larger size that repeats pixels. Grey is 0.299 R + 0.587 G + 0.114 B (ITU-R BT
 * 601). Of a clip the frames in the middle of as many equal spans as the encoder reads are taken.
 */
public final class PictureTensor {
  private static final double MOST = 255;

  private final PictureInput input;

  public PictureTensor(PictureInput input) {
    this.input = input;
  }

  /** (C, H, W) of a picture or (F, C, H, W) of a clip, from 0 to 1. */
  public float[] of(List<Pixels> frames) {
    float[] values = new float[input.values()];
    Arrays.fill(values, 1);
    int each = values.length / input.frames();
    for (int frame = 0; frame < input.frames(); frame++) {
      int from = (int) ((2L * frame + 1) * frames.size() / (2L * input.frames()));
      place(frames.get(from), values, frame * each);
    }
    return values;
  }

  private void place(Pixels picture, float[] values, int start) {
    double scale =
        Math.min(
            (double) input.width() / picture.width(), (double) input.height() / picture.height());
    int width = (int) Math.max(1, Math.round(picture.width() * scale));
    int height = (int) Math.max(1, Math.round(picture.height() * scale));
    double[][] sums = means(picture, width, height);
    int left = (input.width() - width) / 2;
    int top = (input.height() - height) / 2;
    for (int channel = 0; channel < input.channels(); channel++) {
      for (int at = 0; at < width * height; at++) {
        int y = top + at / width;
        int x = left + at % width;
        values[start + (channel * input.height() + y) * input.width() + x] =
            (float) (sums[channel][at] / MOST);
      }
    }
  }

  /** (C, height * width): every old row is shrunk, then shared among the new rows it touches. */
  private double[][] means(Pixels picture, int width, int height) {
    double[][] sums = new double[input.channels()][width * height];
    double[][] row = new double[input.channels()][width];
    for (int y = 0; y < picture.height(); y++) {
      shrinkRow(picture, y, row);
      double from = (double) y * height / picture.height();
      double to = (double) (y + 1) * height / picture.height();
      for (int newY = (int) from; newY < Math.min(to, height); newY++) {
        double share = Math.min(to, newY + 1) - Math.max(from, newY);
        for (int channel = 0; channel < row.length; channel++) {
          for (int x = 0; x < width; x++) {
            sums[channel][newY * width + x] += share * row[channel][x];
          }
        }
      }
    }
    return sums;
  }

  private void shrinkRow(Pixels picture, int y, double[][] row) {
    int width = row[0].length;
    for (double[] channel : row) {
      Arrays.fill(channel, 0);
    }
    for (int x = 0; x < picture.width(); x++) {
      int rgb = picture.rgb()[y * picture.width() + x];
      double from = (double) x * width / picture.width();
      double to = (double) (x + 1) * width / picture.width();
      for (int newX = (int) from; newX < Math.min(to, width); newX++) {
        double share = Math.min(to, newX + 1) - Math.max(from, newX);
        for (int channel = 0; channel < row.length; channel++) {
          row[channel][newX] += share * value(rgb, channel);
        }
      }
    }
  }

  private double value(int rgb, int channel) {
    int red = rgb >> 16 & 0xFF;
    int green = rgb >> 8 & 0xFF;
    int blue = rgb & 0xFF;
    if (input.channels() == 1) {
      return 0.299 * red + 0.587 * green + 0.114 * blue;
    }
    return channel == 0 ? red : channel == 1 ? green : blue;
  }
}
