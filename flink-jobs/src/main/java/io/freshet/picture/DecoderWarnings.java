package io.freshet.picture;

import io.freshet.wire.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageReader;
import javax.imageio.event.IIOReadWarningListener;

/** What a decoder grumbles about: it paints missing data grey and goes on. */
final class DecoderWarnings implements IIOReadWarningListener {
  private final List<String> said = new ArrayList<>();

  @Override
  public void warningOccurred(ImageReader source, String warning) {
    said.add(warning);
  }

  /** Other warnings are about bytes that do not matter. */
  void check(PictureFormat format) throws BadPicture {
    for (String warning : said) {
      String lower = warning.toLowerCase(Locale.ROOT);
      if (lower.contains("truncated") || lower.contains("premature")) {
        throw new BadPicture(
            Reason.PICTURE_TRUNCATED, "the %s lacks data: %s".formatted(format, warning));
      }
    }
  }
}
