package io.freshet.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ResultsPageTest {
  @TempDir Path folder;
  private Ledger ledger;

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
    SystemRow row = Rows.system("sasrec", Rows.FULL, 1, 0.19);
    Configuration usual = row.key().configuration();
    TreeMap<String, String> settings = new TreeMap<>(usual.settings());
    settings.put("longest", "50");
    RowKey key =
        new RowKey(
            row.key().sha256(), "sasrec", new Configuration(usual.conditions(), settings), 1);
    ledger.append(
        new SystemRow(
            key,
            row.data(),
            row.origin(),
            row.quality(),
            row.weight(),
            row.latency(),
            row.course()));

    String page = new ResultsPage(ledger, "ml-1m", Rows.CATALOGUE).markdown();

    assertThat(page).contains("| sasrec (longest=50)").containsPattern("\\| sasrec +\\| +\\| +\\*");
  }

  private static String golden() throws IOException {
    try (InputStream file =
        Objects.requireNonNull(ResultsPageTest.class.getResourceAsStream("systems-ml-1m.md"))) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
