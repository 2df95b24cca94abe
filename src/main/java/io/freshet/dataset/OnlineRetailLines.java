package io.freshet.dataset;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;

/**
 * UCI Online Retail as comma-separated values: every line is one product on one invoice. Lines
 * without a customer, and cancellations (invoice numbers that start with C), are left out and
 * counted. The shop's local times are read as UTC.
 */
final class OnlineRetailLines implements LineFormat {
  static final String NO_CUSTOMER = "without a customer";
  static final String CANCELLED = "cancellations";

  private static final String HEADER =
      "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country";
  private static final int COLUMNS = 8;
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

  private boolean atStart = true;

  @Override
  public void read(String line, Rows rows) throws BadLine {
    if (atStart) {
      atStart = false;
      if (!line.strip().equals(HEADER)) {
        throw new BadLine("the header `%s`".formatted(HEADER));
      }
      return;
    }
    List<String> fields = Fields.csv(line);
    if (fields.size() != COLUMNS) {
      throw new BadLine("%d fields between commas, not %d".formatted(COLUMNS, fields.size()));
    }
    String customer = fields.get(6).strip();
    if (customer.isEmpty()) {
      rows.drop(NO_CUSTOMER);
    } else if (fields.get(0).startsWith("C")) {
      rows.drop(CANCELLED);
    } else {
      rows.keep(purchase(fields, customer));
    }
  }

  private static Interaction purchase(List<String> fields, String customer) throws BadLine {
    return new Interaction(
        customer.endsWith(".0") ? customer.substring(0, customer.length() - 2) : customer,
        Fields.id(fields.get(1), "StockCode"),
        atMillis(fields.get(4)),
        "purchase",
        Fields.number(fields.get(5), "UnitPrice"),
        null);
  }

  private static long atMillis(String field) throws BadLine {
    try {
      return LocalDateTime.parse(field.strip(), DATE).toInstant(ZoneOffset.UTC).toEpochMilli();
    } catch (DateTimeParseException e) {
      throw new BadLine("an InvoiceDate as 2010-12-01 08:26:00, not \"%s\"".formatted(field));
    }
  }
}
