package io.freshet.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatasetFormatTest {
  private static final String RETAIL =
      "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country\n";

  @TempDir Path folder;

  @Test
  void readsMovieLensInItsThreeShapesAlike() throws IOException {
    Interaction toyStory = Interaction.rated("1", "1193", 978_300_760_000L, 5);
    assertThat(rows("ratings.dat", "1::1193::5::978300760\n")).containsExactly(toyStory);
    assertThat(rows("u.data", "1\t1193\t5\t978300760\n")).containsExactly(toyStory);
    assertThat(rows("ratings.csv", "userId,movieId,rating,timestamp\n1,1193,5.0,978300760\n"))
        .containsExactly(toyStory);
  }

  @Test
  void readsRecBoleColumnsByTheirNames() throws IOException {
    assertThat(
            rows("x.inter", "timestamp:float\titem_id:token\tuser_id:token\n881250949\t242\t196\n"))
        .containsExactly(new Interaction("196", "242", 881_250_949_000L, "view", null, null));
  }

  @Test
  void readsOrderWithoutTimes() throws IOException {
    assertThat(rows("ml.txt", "1 10\n1 11\n"))
        .containsExactly(Interaction.untimed("1", "10"), Interaction.untimed("1", "11"));
    assertThat(rows("Beauty.txt", "7 10 11 12\t0 86400 0\n"))
        .containsExactly(
            Interaction.untimed("7", "10"),
            Interaction.untimed("7", "11"),
            Interaction.untimed("7", "12"));
  }

  @Test
  void leavesOutAndCountsRetailLinesWithoutACustomerAndCancellations() throws IOException {
    Path file =
        write(
            "online_retail.csv",
            RETAIL
                + "1,A,\"LAMP, \"\"RED\"\"\",6,2010-12-01 08:26:00,2.55,17850.0,United Kingdom\n"
                + "2,B,CHAIR,6,2010-12-01 08:26:00,2.55,,United Kingdom\n"
                + "C3,A,LAMP,-6,2010-12-01 08:26:00,2.55,17850.0,United Kingdom\n");
    List<Interaction> rows = new ArrayList<>();
    ReadSummary summary = DatasetFormat.detect(file).read(file, rows::add);
    assertThat(rows)
        .containsExactly(new Interaction("17850", "A", 1_291_191_960_000L, "purchase", 2.55, null));
    assertThat(summary)
        .isEqualTo(
            new ReadSummary(
                4, 1, Map.of(OnlineRetailLines.NO_CUSTOMER, 1L, OnlineRetailLines.CANCELLED, 1L)));
  }

  @Test
  void readsJsonLinesWithTimesInEitherForm() throws IOException {
    assertThat(
            rows(
                "events.jsonl",
                "{\"user_id\":\"u\",\"item_id\":\"i\",\"at\":\"1970-01-01T00:00:01Z\"}\n"
                    + "{\"user_id\":\"u\",\"item_id\":7,\"at\":2000,\"kind\":\"cart\","
                    + "\"event_id\":\"e\"}\n"))
        .containsExactly(
            new Interaction("u", "i", 1_000, "view", null, null),
            new Interaction("u", "7", 2_000, "cart", null, "e"));
  }

  @Test
  void readsGzippedFilesByTheirFirstBytes() throws IOException {
    Path file = folder.resolve("ratings.dat");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write("1::2::3::4\n".getBytes(StandardCharsets.UTF_8));
    }
    assertThat(rows(file)).hasSize(1);
    byte[] bytes = Files.readAllBytes(file);
    Files.write(file, java.util.Arrays.copyOf(bytes, bytes.length - 9));
    assertThatThrownBy(() -> DatasetFormat.RATINGS_DAT.read(file, row -> {}))
        .hasMessageContaining("the gzip stream is damaged or cut short");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "RATINGS_DAT|1::2::3|expected 4 fields `user::item::rating::seconds`, not 3",
        "RATINGS_DAT|1::2::x::4|expected a rating that is a number, not \"x\"",
        "RATINGS_DAT|1::2::3::soon|expected a timestamp in unix seconds, not \"soon\"",
        "RATINGS_DAT|::2::3::4|expected a user that is not empty",
        "RECBOLE|a:token|expected a header that names user_id:token and item_id:token",
        "SASREC|1 2 3|expected 2 words `user item`, not 3",
        "AMAZON|1|expected `user item item …`, at least 2 words, not 1",
        "ONLINE_RETAIL|1,2|expected the header `InvoiceNo,",
        "JSON_LINES|[1]|expected a JSON object with user_id, item_id and at",
        "JSON_LINES|{\"user_id\":\"u\"}|expected a item_id that is a string",
        "JSON_LINES|{\"user_id|expected a JSON object ("
      })
  void saysFileLineFoundAndExpected(DatasetFormat format, String line, String expected)
      throws IOException {
    Path file = write("bad", line + "\n");
    assertThatThrownBy(() -> format.read(file, row -> {}))
        .isInstanceOf(BadDataset.class)
        .hasMessageStartingWith("cannot read %s:1: found \"%s\", ".formatted(file, line))
        .hasMessageContaining(expected);
  }

  @Test
  void refusesAFileWithoutInteractionsAndOneThatIsNotThere() throws IOException {
    Path empty = write("empty", "");
    assertThatThrownBy(() -> DatasetFormat.SASREC.read(empty, row -> {}))
        .hasMessage("cannot read interactions from %s: found none in 0 lines".formatted(empty));
    assertThatThrownBy(() -> DatasetFormat.SASREC.read(folder.resolve("no"), row -> {}))
        .hasMessageContaining("there is no such file");
  }

  @Test
  void namesTheKnownDataSetsWhenAskedForAnother() {
    assertThatThrownBy(() -> Datasets.open("ml-2m", folder))
        .hasMessageContaining("'ml-2m'")
        .hasMessageContaining("ml-1m, ml-100k");
    assertThatThrownBy(() -> Datasets.open("ml-100k", folder))
        .hasMessageContaining("found none of ml-100k.inter, u.data");
  }

  private List<Interaction> rows(String name, String text) throws IOException {
    return rows(write(name, text));
  }

  private static List<Interaction> rows(Path file) throws IOException {
    List<Interaction> rows = new ArrayList<>();
    DatasetFormat.detect(file).read(file, rows::add);
    return rows;
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }
}
