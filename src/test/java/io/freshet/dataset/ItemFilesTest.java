package io.freshet.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.freshet.data.InteractionLog;
import io.freshet.data.ItemEntities;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What items are, read from where each source says it. */
final class ItemFilesTest {
  private static final String RETAIL =
      "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country\n";

  @TempDir Path folder;

  @Test
  void filmsHaveTheGenresOfTheFileBesideTheRatings() throws IOException {
    write("ratings.dat", "1::10::5::978300760\n1::11::4::978300761\n");
    write(
        "movies.dat", "10::Amélie (2001)::Comedy|Romance\n11::Heat::Crime\n12::Never rated::War\n");
    InteractionLog log = Datasets.open("ml-1m", folder);
    assertThat(log.entities().names()).containsExactly("Comedy", "Crime", "Romance");
    assertThat(of(log, "10")).containsExactly("Comedy", "Romance");
    assertThat(of(log, "11")).containsExactly("Crime");
    assertThat(log.texts()).containsExactly("Amélie (2001)", "Heat");
  }

  @Test
  void filmsUnderThePapersNumbersAreFoundByTheirOwn() throws IOException {
    write("ml-1m_sasrec.txt", "1 7\n1 8\n");
    write("movies.dat", "10::Heat::Crime\n11::Alien::Sci-Fi\n");
    write("sas_to_original_items.txt", "7 11\n8 10\n");
    InteractionLog log = Datasets.open("ml-1m", folder);
    assertThat(of(log, "7")).containsExactly("Sci-Fi");
    assertThat(of(log, "8")).containsExactly("Crime");
    assertThat(log.texts()).containsExactly("Alien", "Heat");
  }

  @Test
  void readsGenresAsFlagsAsColumnsAndBetweenCommas() throws IOException {
    write("u.data", "1\t10\t5\t978300760\n");
    write("u.item", "10|Heat (1995)|01-Jan-1995||url|0|1|0|0|0|0|1|0|0|0|0|0|0|0|0|0|0|0|0\n");
    InteractionLog flags = Datasets.open("ml-100k", folder);
    assertThat(of(flags, "10")).containsExactly("Action", "Crime");
    assertThat(flags.texts()).containsExactly("Heat (1995)");

    write("ml-100k.inter", "user_id:token\titem_id:token\n1\t10\n");
    write(
        "ml-100k.item", "item_id:token\ttitle:token_seq\tclass:token_seq\n10\tA Film\tWar Drama\n");
    InteractionLog columns = Datasets.open("ml-100k", folder);
    assertThat(of(columns, "10")).containsExactly("Drama", "War");
    assertThat(columns.texts()).containsExactly("A Film");

    write("ratings.csv", "userId,movieId,rating,timestamp\n1,10,5,978300760\n1,11,5,978300761\n");
    write(
        "movies.csv",
        "movieId,title,genres\n10,\"Heat, The\",War|Drama\n11,Nothing,(no genres listed)\n");
    InteractionLog csv = Datasets.open("ml-20m", folder);
    assertThat(of(csv, "10")).containsExactly("Drama", "War");
    assertThat(of(csv, "11")).isEmpty();
    assertThat(csv.texts()).containsExactly("Heat, The", "Nothing");
  }

  @Test
  void productsAreTheWordsThatManyProductsShare() throws IOException {
    StringBuilder lines = new StringBuilder(RETAIL);
    for (int product = 0; product < 20; product++) {
      String text = product == 0 ? "RED LAMP OF THE WOODS" : "LAMP no. " + product;
      lines.append("1,P%d,%s,1,2010-12-01 08:26:00,2.55,17850.0,UK\n".formatted(product, text));
    }
    lines.append("1,P0,WRONGLY CHARGED,1,2010-12-02 08:26:00,2.55,17850.0,UK\n");
    write("online_retail.csv", lines.toString());
    InteractionLog log = Datasets.open("online-retail", folder);
    assertThat(log.entities().names()).containsExactly("lamp");
    assertThat(of(log, "P0")).containsExactly("lamp");
    assertThat(log.texts()).startsWith("RED LAMP OF THE WOODS", "LAMP no. 1");
  }

  @Test
  void ownEventsHaveOwnItemsBesideThem() throws IOException {
    write("shop.jsonl", "{\"user_id\":\"u\",\"item_id\":\"a\",\"at\":5}\n");
    write(
        "shop.items.jsonl",
        "{\"item_id\":\"a\",\"categories\":[\"lamps\",\"sale\"],\"title\":\"A lamp\"}\n");
    InteractionLog own = Datasets.open("shop.jsonl", folder);
    assertThat(of(own, "a")).containsExactly("lamps", "sale");
    assertThat(own.texts()).containsExactly("A lamp");
    write("shop.items.jsonl", "{\"item_id\":\"a\",\"categories\":\"lamps\"}\n");
    assertThatThrownBy(() -> Datasets.open("shop.jsonl", folder))
        .isInstanceOf(BadDataset.class)
        .hasMessageContaining("shop.items.jsonl:1: found")
        .hasMessageContaining("categories, a list of strings");
  }

  @Test
  void nothingIsKnownOfItemsWhereNoFileTells() throws IOException {
    write("Beauty.txt", "1 10 11 12\n");
    ItemEntities entities = Datasets.open("amazon-beauty", folder).entities();
    assertThat(entities.isEmpty()).isTrue();
    assertThat(entities.items()).isEqualTo(3);
    assertThat(Datasets.open("amazon-beauty", folder).texts()).containsOnly("");
  }

  @Test
  void theShopsItemsAreOfItsCategories() throws IOException {
    ItemEntities shop = Datasets.open("simulated-shop", folder).entities();
    assertThat(shop.names()).contains("lamps", "teapots").hasSize(24);
    assertThat(Arrays.stream(shop.ofItem())).allMatch(own -> own.length == 1);
  }

  @Test
  void publicDataTellOfNearlyEveryItem() throws IOException {
    assertThat(described("ml-100k")).isEqualTo(1682);
    assertThat(described("ml-1m")).isEqualTo(3416);
    assertThat(described("online-retail")).isGreaterThan(3400);
  }

  private static long described(String name) throws IOException {
    ItemEntities entities = Datasets.open(name, RealData.folder(name)).entities();
    return Arrays.stream(entities.ofItem()).filter(own -> own.length > 0).count();
  }

  private static List<String> of(InteractionLog log, String item) {
    ItemEntities entities = log.entities();
    return Arrays.stream(entities.ofItem()[log.itemIds().indexOf(item)])
        .mapToObj(entity -> entities.names().get(entity - 1))
        .toList();
  }

  private void write(String name, String text) throws IOException {
    Files.write(folder.resolve(name), text.getBytes(StandardCharsets.ISO_8859_1));
  }
}
