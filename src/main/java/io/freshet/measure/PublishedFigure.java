package io.freshet.measure;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What others report by the same protocol.
 *
 * @param dataset by our name
 * @param ndcg at 10
 * @param hitRate at 10, where they tell it
 * @param source where it is reported
 */
record PublishedFigure(
    String dataset, String method, double ndcg, @Nullable Double hitRate, String source) {
  private static final String FILE = "published.jsonl";

  static List<PublishedFigure> of(String dataset) {
    try (InputStream text =
            Objects.requireNonNull(PublishedFigure.class.getResourceAsStream(FILE), FILE);
        MappingIterator<PublishedFigure> all =
            new ObjectMapper().readerFor(PublishedFigure.class).readValues(text)) {
      return all.readAll().stream().filter(figure -> figure.dataset().equals(dataset)).toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the published figures", e);
    }
  }

  static String cell(@Nullable Double figure) {
    return figure == null ? "" : String.format(Locale.ROOT, "%.4f", figure);
  }
}
