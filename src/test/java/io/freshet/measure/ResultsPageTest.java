package io.freshet.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ResultsPageTest {
  @TempDir Path folder;
  private Ledger<LedgerRow> ledger;

  @BeforeEach
  void openALedger() throws IOException {
    ledger = Ledger.open(folder.resolve("systems.jsonl"));
  }

  @Test
  void tellsALedgerAsInTheGoldenFile() throws IOException {
    ledger.append(Rows.floor("popularity", 0.018));
    ledger.append(Rows.system("albert", Rows.FULL, 1, 0.15));
    for (long seed = 1; seed <= 3; seed++) {
      ledger.append(Rows.system("sasrec", Rows.FULL, seed, 0.189 + 0.001 * seed));
    }
    ledger.append(Rows.system("sasrec", Rows.SHORT, 1, 0.12));

    assertThat(new ResultsPage(ledger, "ml-1m", Rows.CATALOGUE).markdown()).isEqualTo(golden());
  }

  @Test
  void listsEverySystemAsNotRunBeforeAnythingIsMeasured() {
    String page = new ResultsPage(ledger, "ml-1m", Rows.CATALOGUE).markdown();

    assertThat(page).containsPattern("\\| sasrec +\\| +\\| +\\*not run\\* \\| +\\*not run\\* \\|");
    assertThat(page).contains("The ledger has no row of this data set.");
  }

  @Test
  void namesSettingsThatAreNotTheUsualOnes() throws IOException {
    ledger.append(sasRec(1, settings -> settings.put("longest", "50")));

    String page = new ResultsPage(ledger, "ml-1m", Rows.CATALOGUE).markdown();

    assertThat(page).contains("| sasrec (longest=50)").containsPattern("\\| sasrec +\\| +\\| +\\*");
  }

  @Test
  void aRowFromBeforeASettingWasThereIsNoSeedOfTheOthers() throws IOException {
    ledger.append(sasRec(1, settings -> settings.remove("positions")));
    ledger.append(sasRec(2, settings -> {}));

    String page = new ResultsPage(ledger, "ml-1m", Rows.CATALOGUE).markdown();

    assertThat(page)
        .containsPattern("\\| sasrec \\(before positions\\) +\\| +1 \\|")
        .containsPattern("\\| sasrec +\\| +1 \\|");
  }

  @Test
  void aCeilingOfEpochsIsInTheCommandAndTheHeading() throws IOException {
    Conditions few = new Conditions(Rows.FULL.budget(), 1, 40);
    ledger.append(Rows.system("sasrec", few, 1, 0.19));

    String page = new ResultsPage(ledger, "ml-1m", Rows.CATALOGUE).markdown();

    assertThat(page)
        .contains("## 30 CPU minutes, at most 40 epochs a model")
        .contains("--budget 1800s --threads 1 --epochs-at-most 40\n");
  }

  private static SystemRow sasRec(long seed, Consumer<Map<String, String>> change) {
    SystemRow row = Rows.system("sasrec", Rows.FULL, seed, 0.19);
    Configuration usual = row.key().configuration();
    TreeMap<String, String> settings = new TreeMap<>(usual.settings());
    change.accept(settings);
    Configuration changed = new Configuration(usual.conditions(), settings);
    return new SystemRow(
        new RowKey(row.key().sha256(), "sasrec", changed, seed),
        row.data(),
        row.origin(),
        row.quality(),
        row.weight(),
        row.latency(),
        row.course());
  }

  private static String golden() throws IOException {
    try (InputStream file =
        Objects.requireNonNull(ResultsPageTest.class.getResourceAsStream("systems-ml-1m.md"))) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
