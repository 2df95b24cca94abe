package io.freshet.score;

import io.freshet.model.BadModelPackage;
import io.freshet.model.EncoderPackage;
import io.freshet.model.GoldenPictures;
import java.util.Arrays;
import java.util.List;

/**
 * Runs an encoder before pictures do: black, white and noise must give numbers, a picture must give
 * the same vector in any batch, and golden pictures their vectors, to {@link LoadCheck#TOLERANCE}
 * of max(1, |expected|).
 */
final class EncoderCheck {
  private final PictureScorer scorer;
  private final EncoderPackage encoder;

  private EncoderCheck(PictureScorer scorer) {
    this.scorer = scorer;
    this.encoder = scorer.encoder();
  }

  static void run(PictureScorer scorer) throws BadModelPackage {
    EncoderCheck check = new EncoderCheck(scorer);
    try {
      check.takeExtremes();
      check.matchGolden();
    } catch (ScoringFailure e) {
      throw new BadModelPackage(
          "%s does not run: %s".formatted(check.encoder.folder(), e.getMessage()), e);
    }
  }

  private void takeExtremes() throws BadModelPackage {
    int values = encoder.reads().values();
    float[] three =
        Arrays.copyOf(GoldenPictures.draw(1, List.of(1), encoder.reads()).get(0), 3 * values);
    Arrays.fill(three, values, 2 * values, 1);
    float[] together = encoded(3, three, "black, white and noise together");
    for (int row = 0; row < 3; row++) {
      float[] alone =
          encoded(1, Arrays.copyOfRange(three, row * values, (row + 1) * values), "one picture");
      compare(
          Arrays.copyOfRange(together, row * encoder.width(), (row + 1) * encoder.width()),
          alone,
          "differs between a batch of three and picture %d alone".formatted(row));
    }
  }

  private void matchGolden() throws BadModelPackage {
    GoldenPictures golden = encoder.golden().orElse(null);
    if (golden == null) {
      return;
    }
    List<GoldenPictures.Case> cases = golden.cases();
    List<float[]> pictures =
        GoldenPictures.draw(
            golden.seed(), cases.stream().map(GoldenPictures.Case::rows).toList(), encoder.reads());
    for (int at = 0; at < cases.size(); at++) {
      GoldenPictures.Case expected = cases.get(at);
      if (expected.vectors().length != expected.rows() * encoder.width()) {
        throw refusal(
            "has a golden case %d of %d rows with %d numbers, expected %d a row"
                .formatted(at, expected.rows(), expected.vectors().length, encoder.width()));
      }
      float[] found = encoded(expected.rows(), pictures.get(at), "golden case " + at);
      compare(found, expected.vectors(), "differs in golden case " + at);
    }
  }

  private float[] encoded(int rows, float[] pictures, String what) throws BadModelPackage {
    float[] vectors = scorer.encode(new PictureBatch(rows, pictures));
    for (int at = 0; at < vectors.length; at++) {
      if (!Float.isFinite(vectors[at])) {
        throw refusal(
            "gives %s at place %d of %s, expected a number"
                .formatted(vectors[at], at % encoder.width(), what));
      }
    }
    return vectors;
  }

  private void compare(float[] found, float[] expected, String what) throws BadModelPackage {
    for (int at = 0; at < expected.length; at++) {
      double room = LoadCheck.TOLERANCE * Math.max(1, Math.abs(expected[at]));
      if (!(Math.abs(found[at] - expected[at]) <= room)) {
        throw refusal(
            "%s: %s at place %d of row %d, expected %s"
                .formatted(
                    what, found[at], at % encoder.width(), at / encoder.width(), expected[at]));
      }
    }
  }

  private BadModelPackage refusal(String what) {
    return new BadModelPackage("%s %s".formatted(encoder.folder(), what));
  }
}
