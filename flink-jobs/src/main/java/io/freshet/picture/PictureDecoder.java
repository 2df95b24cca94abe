package io.freshet.picture;

import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import io.freshet.wire.Reason;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/**
 * Decodes files that were walked through, with the JDK's own readers and one for WebP; whatever
 * else lies on the class path is not asked. Nothing is cached on disk.
 */
final class PictureDecoder {
  private PictureDecoder() {}

  static List<Pixels> decode(PictureFile file) throws BadPicture {
    DecoderWarnings warnings = new DecoderWarnings();
    ImageReader reader = reader(file.format());
    reader.addIIOReadWarningListener(warnings);
    try (ImageInputStream in = new EndingInput(file.bytes())) {
      reader.setInput(in, false, true);
      List<Pixels> frames =
          file.format() == PictureFormat.GIF ? frames(reader, file) : List.of(still(reader, file));
      warnings.check(file.format());
      return frames;
    } catch (IOException | RuntimeException e) {
      throw new BadPicture(
          Reason.PICTURE_BROKEN, "the %s cannot be decoded: %s".formatted(file.format(), e));
    } finally {
      reader.dispose();
    }
  }

  private static Pixels still(ImageReader reader, PictureFile file) throws IOException, BadPicture {
    BufferedImage image = reader.read(0);
    checkSize(file, image, file.width(), file.height());
    return Pixels.onWhite(image.getWidth(), image.getHeight(), ArgbPixels.of(image));
  }

  private static List<Pixels> frames(ImageReader reader, PictureFile file)
      throws IOException, BadPicture {
    AnimationCanvas canvas = new AnimationCanvas(file.width(), file.height());
    List<Pixels> frames = new ArrayList<>();
    for (FramePlace place : file.frames()) {
      BufferedImage image = reader.read(frames.size());
      checkSize(file, image, place.width(), place.height());
      frames.add(canvas.show(place, ArgbPixels.of(image)));
    }
    return frames;
  }

  private static void checkSize(PictureFile file, BufferedImage image, int width, int height)
      throws BadPicture {
    if (image.getWidth() != width || image.getHeight() != height) {
      throw new BadPicture(
          Reason.PICTURE_BROKEN,
          "the %s decodes to %d x %d, expected %d x %d as it says"
              .formatted(file.format(), image.getWidth(), image.getHeight(), width, height));
    }
  }

  private static ImageReader reader(PictureFormat format) {
    return switch (format) {
      case PNG -> fromTheJdk("png");
      case JPEG -> fromTheJdk("jpeg");
      case GIF -> fromTheJdk("gif");
      case WEBP -> new WebPImageReaderSpi().createReaderInstance(null);
    };
  }

  private static ImageReader fromTheJdk(String name) {
    for (Iterator<ImageReader> all = ImageIO.getImageReadersByFormatName(name); all.hasNext(); ) {
      ImageReader reader = all.next();
      if (reader.getClass().getModule().equals(ImageIO.class.getModule())) {
        return reader;
      }
      reader.dispose();
    }
    throw new IllegalStateException("this JVM has no reader for " + name + " in java.desktop");
  }
}
