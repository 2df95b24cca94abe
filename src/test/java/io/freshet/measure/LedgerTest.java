package io.freshet.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LedgerTest {
  @TempDir Path folder;

  @Test
  void tellsAgainWhatWasAppended() throws IOException {
    Path file = folder.resolve("results/systems.jsonl");
    Ledger<LedgerRow> written = Ledger.open(file);
    written.append(Rows.floor("popularity", 0.018));
    written.append(Rows.system("sasrec", Rows.SHORT, 1, 0.15));

    Ledger<LedgerRow> read = Ledger.open(file);

    assertThat(read.rows()).isEqualTo(written.rows()).hasSize(2);
    assertThat(read.rows())
        .containsExactly(
            Rows.floor("popularity", 0.018), Rows.system("sasrec", Rows.SHORT, 1, 0.15));
    assertThat(Files.readAllLines(file)).hasSize(2);
  }

  @Test
  void holdsARowOnlyForItsOwnDataConfigurationAndSeed() throws IOException {
    Ledger<LedgerRow> ledger = Ledger.open(folder.resolve("systems.jsonl"));
    SystemRow row = Rows.system("sasrec", Rows.SHORT, 1, 0.15);
    ledger.append(row);

    RowKey key = row.key();
    assertThat(ledger.holds(key)).isTrue();
    assertThat(ledger.holds(new RowKey("other", "sasrec", key.configuration(), 1))).isFalse();
    assertThat(ledger.holds(Rows.system("sasrec", Rows.SHORT, 2, 0.15).key())).isFalse();
    assertThat(ledger.holds(Rows.system("sasrec", Rows.FULL, 1, 0.15).key())).isFalse();
    assertThat(ledger.holds(Rows.system("albert", Rows.SHORT, 1, 0.15).key())).isFalse();
  }

  @Test
  void countsTheLaterOfTwoRowsWithOneKey() throws IOException {
    Path file = folder.resolve("systems.jsonl");
    Ledger<LedgerRow> ledger = Ledger.open(file);
    ledger.append(Rows.system("sasrec", Rows.SHORT, 1, 0.15));
    ledger.append(Rows.system("sasrec", Rows.SHORT, 1, 0.16));

    assertThat(Ledger.open(file).rows())
        .containsExactly(Rows.system("sasrec", Rows.SHORT, 1, 0.16));
  }

  @Test
  void refusesALineThatWasCutOffWithItsNumber() throws IOException {
    Path file = folder.resolve("systems.jsonl");
    Ledger<LedgerRow> ledger = Ledger.open(file);
    ledger.append(Rows.floor("popularity", 0.018));
    Files.writeString(file, "{\"kind\":\"floor\",\"key\":{\"sha2", StandardOpenOption.APPEND);

    assertThatThrownBy(() -> Ledger.open(file))
        .isInstanceOf(BadLedger.class)
        .hasMessageContaining("cannot read line 2 of the ledger " + file)
        .hasMessageContaining("found '{\"kind\":\"floor\",\"key\":{\"sha2'");
  }

  @Test
  void refusesARowThatLacksAFigure() throws IOException {
    Path file = folder.resolve("systems.jsonl");
    Ledger.open(file).append(Rows.system("sasrec", Rows.SHORT, 1, 0.15));
    Files.writeString(file, Files.readString(file).replaceFirst("\"cpu_minutes\":[0-9.]+,", ""));

    assertThatThrownBy(() -> Ledger.open(file))
        .hasMessageContaining("line 1")
        .hasMessageContaining("cpu_minutes");
  }
}
