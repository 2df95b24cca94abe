package io.freshet.measure;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.system.SystemCatalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PicturesTest {
  @TempDir Path folder;
  private Ledger<LedgerRow> ledger;

  @BeforeEach
  void writeALedger() throws IOException {
    ledger = Ledger.open(folder.resolve("systems.jsonl"));
    ledger.append(Rows.floor("popularity", 0.018));
    ledger.append(Rows.floor("decayed co-occurrence", 0.148));
    ledger.append(Rows.system("albert", Rows.FULL, 1, 0.15));
    ledger.append(Rows.system("sasrec", Rows.FULL, 1, 0.19));
  }

  @Test
  void namesWhatWasMeasuredInTheOrderOfItsQualityWithUnitsOnTheAxes() {
    Pictures pictures =
        new Pictures(
            LedgerTable.of(ledger, "ml-1m", Rows.CATALOGUE).get(0), "ml-1m", "30 CPU minutes");

    assertThat(pictures.quality().words())
        .containsExactly(
            "Quality and latency on ml-1m, 30 CPU minutes a model",
            "latency of one user in ONNX Runtime, one thread: median, ms",
            "NDCG@10 of the test targets ± standard error",
            "sasrec",
            "albert",
            "floor: decayed co-occurrence");
    assertThat(pictures.learning().words())
        .contains("CPU minutes since the start")
        .endsWith("sasrec", "albert");
  }

  @Test
  void countsTheCostOfEverySystem() {
    List<String> all =
        SystemCatalogue.all().stream().map(definition -> definition.card().name()).toList();

    List<String> words = Pictures.cost().words();
    assertThat(words).contains("GFLOP (logarithmic)");
    assertThat(words.stream().flatMap(word -> word.lines()).map(word -> word.replace(",", "")))
        .containsAll(all);
  }

  @Test
  void writesWellFormedPicturesWhereThePagePointsTo() throws Exception {
    Path page = folder.resolve("docs/results/systems-ml-1m.md");
    new ResultsPage(ledger, "ml-1m", Rows.CATALOGUE).write(page);

    for (String name : List.of("systems-ml-1m-quality", "systems-ml-1m-learning", "systems-cost")) {
      assertThat(page).content().contains("(../images/" + name + ".svg)");
      Path picture = folder.resolve("docs/images/" + name + ".svg");
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
      assertThat(factory.newDocumentBuilder().parse(picture.toFile()).getDocumentElement())
          .hasToString("[svg: null]");
      assertThat(Files.size(picture)).isBetween(5_000L, 500_000L);
    }
  }
}
