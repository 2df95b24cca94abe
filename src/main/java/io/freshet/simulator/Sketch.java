package io.freshet.simulator;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Random;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * A picture of a thing: its category is its silhouette, its look is told by colours, pattern and
 * proportions. Things that are like one another look like one another.
 *
 * @param category place in {@link ShopWords#CATEGORIES}
 * @param look (D) of unit length
 * @param seed of what makes two pictures of the same look differ: place, turn, light
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Sketch(int category, float[] look, long seed) {
  /** Pixels of a side. */
  static final int SIDE = 96;

  private static final List<Silhouette> SILHOUETTES = Silhouette.all();
  private static final double FIELD = 100;

  static Sketch of(ShopItem item) {
    return new Sketch(item.category(), item.look(), item.number());
  }

  /** As a PNG file. */
  byte[] png() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
    try (ImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
      writer.setOutput(out);
      writer.write(drawn());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write a picture into memory", e);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }

  private BufferedImage drawn() {
    BufferedImage image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = image.createGraphics();
    pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    pen.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    pen.setColor(colour(hue() + 0.5, 0.05, 0.97));
    pen.fillRect(0, 0, SIDE, SIDE);
    pen.scale(SIDE / FIELD, SIDE / FIELD);
    place(pen, new Random(seed));
    paint(pen, SILHOUETTES.get(category));
    pen.dispose();
    return image;
  }

  private void place(Graphics2D pen, Random random) {
    double size = 0.8 + 0.06 * random.nextDouble();
    pen.translate(FIELD / 2 + jitter(random, 3), FIELD / 2 + jitter(random, 3));
    pen.rotate(jitter(random, 0.08));
    pen.scale(size * (1 + 0.22 * look[4]), size * (1 - 0.22 * look[4]));
    pen.translate(-FIELD / 2, -FIELD / 2);
  }

  private void paint(Graphics2D pen, Silhouette silhouette) {
    double strong = share(look[2], 0.25, 0.75);
    double light = share(look[3], 0.5, 0.95);
    Color second = colour(hue() + share(look[7], 0.08, 0.6), strong, share(look[3], 0.9, 0.45));
    pen.setColor(colour(hue(), strong, light));
    pen.fill(silhouette.body());
    Graphics2D printed = (Graphics2D) pen.create();
    printed.clip(silhouette.body());
    printed.setColor(second);
    pattern().print(printed, share(look[7], 8, 24));
    printed.dispose();
    pen.setColor(second);
    pen.fill(silhouette.detail());
    pen.setColor(colour(hue(), 0.5, 0.22));
    pen.fill(silhouette.mark());
  }

  /** From 0 to 1, once around. */
  private double hue() {
    return Math.atan2(look[1], look[0]) / (2 * Math.PI) + 0.5;
  }

  private Pattern pattern() {
    double around = Math.atan2(look[6], look[5]) / (2 * Math.PI) + 0.5;
    Pattern[] all = Pattern.values();
    return all[Math.min(all.length - 1, (int) (around * all.length))];
  }

  /** A trait, which seldom leaves -0.7 to 0.7, between two bounds. */
  private static double share(float trait, double low, double high) {
    double at = Math.min(1, Math.max(0, (trait + 0.7) / 1.4));
    return low + at * (high - low);
  }

  private static double jitter(Random random, double most) {
    return (2 * random.nextDouble() - 1) * most;
  }

  private static Color colour(double hue, double saturation, double brightness) {
    return Color.getHSBColor((float) hue, (float) saturation, (float) brightness);
  }
}
