package io.freshet.picture;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.List;
import java.util.zip.CRC32;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageOutputStream;

/** Files of pictures, written by Java itself. */
public final class PictureFiles {
  /** 1 x 1, the lossy and lossless WebP that browsers are asked with whether they read it. */
  static final byte[] WEBP_LOSSY =
      Base64.getDecoder().decode("UklGRiIAAABXRUJQVlA4IBYAAAAwAQCdASoBAAEADsD+JaQAA3AAAAAA");

  static final byte[] WEBP_LOSSLESS =
      Base64.getDecoder().decode("UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA==");

  private PictureFiles() {}

  /** A picture in which every pixel is told by its place. */
  static BufferedImage gradient(int width, int height, int type) {
    BufferedImage image = new BufferedImage(width, height, type);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        image.setRGB(x, y, colour(x, y));
      }
    }
    return image;
  }

  static int colour(int x, int y) {
    return 0xFF000000 | (x * 37 & 0xFF) << 16 | (y * 11 & 0xFF) << 8 | (x + y) * 5 & 0xFF;
  }

  /** One colour everywhere. */
  public static byte[] png(int width, int height, int rgb) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int at = 0; at < width * height; at++) {
      image.setRGB(at % width, at / width, rgb);
    }
    return file(image, "png");
  }

  static byte[] file(BufferedImage image, String format) {
    try (ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
      if (!ImageIO.write(image, format, bytes)) {
        throw new IllegalStateException("no writer for " + format);
      }
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** An animation of frames laid on the canvas of the first, each disposed of as said. */
  static byte[] gif(List<BufferedImage> frames, String disposal) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageWriter writer = ImageIO.getImageWritersByFormatName("gif").next();
    try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
      writer.setOutput(out);
      writer.prepareWriteSequence(null);
      for (BufferedImage frame : frames) {
        writer.writeToSequence(new IIOImage(frame, null, control(writer, frame, disposal)), null);
      }
      writer.endWriteSequence();
    }
    writer.dispose();
    return bytes.toByteArray();
  }

  private static IIOMetadata control(ImageWriter writer, BufferedImage frame, String disposal)
      throws IOException {
    IIOMetadata metadata =
        writer.getDefaultImageMetadata(
            new ImageTypeSpecifier(frame), writer.getDefaultWriteParam());
    String format = metadata.getNativeMetadataFormatName();
    IIOMetadataNode root = (IIOMetadataNode) metadata.getAsTree(format);
    IIOMetadataNode control =
        (IIOMetadataNode) root.getElementsByTagName("GraphicControlExtension").item(0);
    control.setAttribute("disposalMethod", disposal);
    metadata.setFromTree(format, root);
    return metadata;
  }

  /** A PNG that claims another size, with a header whose sum is right. */
  public static byte[] claiming(byte[] png, int width, int height) {
    byte[] file = png.clone();
    ByteBuffer.wrap(file, 16, 8).putInt(width).putInt(height);
    CRC32 crc = new CRC32();
    crc.update(file, 12, 17);
    ByteBuffer.wrap(file, 29, 4).putInt((int) crc.getValue());
    return file;
  }

  /** A PNG with one more chunk after its header. */
  static byte[] with(byte[] png, String name, byte[] content) {
    ByteBuffer file = ByteBuffer.allocate(png.length + content.length + 12);
    file.put(png, 0, 33)
        .putInt(content.length)
        .put(name.getBytes(java.nio.charset.StandardCharsets.US_ASCII))
        .put(content);
    CRC32 crc = new CRC32();
    crc.update(file.array(), 37, content.length + 4);
    return file.putInt((int) crc.getValue()).put(png, 33, png.length - 33).array();
  }
}
