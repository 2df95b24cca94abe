package io.freshet.measure;

import io.freshet.data.FashionMnist;
import io.freshet.data.MovingFashionMnist;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/**
 * What pages tell of one data set that can be seen.
 *
 * @param dataset its name
 * @param folder below {@code $DATA} that it is read from
 * @param noun for one of what it holds
 * @param question that its page answers
 * @param protocol how it was asked
 * @param further columns of its tables, beside accuracy
 */
record VisionTopic(
    String dataset,
    String folder,
    String noun,
    String question,
    String protocol,
    List<Column> further) {
  VisionTopic {
    further = List.copyOf(further);
  }

  /** A column of a table. */
  record Column(String heading, Function<VisionRow, String> cell) {}

  static VisionTopic ofPictures(String dataset) {
    return new VisionTopic(
        dataset,
        dataset,
        "picture",
        "What does each picture system reach, and what does it cost, when all learn from the same"
            + " pictures, changed in the same ways, for the same CPU time?",
        "A tenth of the training pictures chooses the epoch, the rest trains; the test pictures are"
            + " asked once, by libtorch.",
        List.of());
  }

  /**
   * @param rows that have been measured, of which the columns beside accuracy tell
   */
  static VisionTopic ofClips(List<ClipRow> rows) {
    Map<RowKey, ClipRow> byKey = new HashMap<>();
    rows.forEach(row -> byKey.put(row.key(), row));
    Function<VisionRow, ClipRow> whole =
        row -> Objects.requireNonNull(byKey.get(row.key()), row.key().method());
    return new VisionTopic(
        MovingFashionMnist.NAME,
        FashionMnist.NAME,
        "clip",
        "Does each system of clips tell which way a picture moves, and what is left of that where"
            + " the order of frames is lost?",
        "[The clips](../moving-pictures.md) are made so that neither a frame nor all frames in any"
            + " order tell the way. A tenth of the training clips chooses the epoch, the rest"
            + " trains; the test clips are asked once, and once more with the frames of each"
            + " shuffled, by libtorch.",
        List.of(
            new Column(
                "frames shuffled, %", row -> VisionTable.percent(whole.apply(row).shuffled())),
            new Column(
                "chance, %", row -> VisionTable.number("%.0f", 100 * whole.apply(row).chance()))));
  }
}
