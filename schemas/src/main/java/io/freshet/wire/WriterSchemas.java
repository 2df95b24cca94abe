package io.freshet.wire;

import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaParseException;

/**
 * Schemas that other writers use, declared by files: no registry is asked while records flow.
 *
 * @param byName by the file's name without {@code .avsc}; for the Confluent wire format that name
 *     is the registry's id
 */
public record WriterSchemas(Map<String, Schema> byName) implements Serializable {
  private static final Pattern ID = Pattern.compile("\\d{1,9}");
  private static final String ENDING = ".avsc";

  public WriterSchemas {
    byName = Map.copyOf(byName);
    byName.forEach(
        (name, schema) -> {
          if (refersToItself(schema, Set.of())) {
            // Bytes would then decide how deep the reading goes.
            throw new IllegalArgumentException(
                "cannot use schema %s: %s refers to itself".formatted(name, schema.getFullName()));
          }
        });
  }

  public static WriterSchemas none() {
    return new WriterSchemas(Map.of());
  }

  /** Every {@code .avsc} file of the folder. */
  public static WriterSchemas read(Path folder) {
    Map<String, Schema> schemas = new HashMap<>();
    for (Path file : files(folder)) {
      String name = file.getFileName().toString();
      if (name.endsWith(ENDING)) {
        schemas.put(name.substring(0, name.length() - ENDING.length()), parse(file));
      }
    }
    if (schemas.isEmpty()) {
      throw new IllegalArgumentException(
          "cannot use schemas in %s: no file ends in %s".formatted(folder, ENDING));
    }
    return new WriterSchemas(schemas);
  }

  /** By the registry's id. */
  Map<Long, Schema> byId() {
    byName
        .keySet()
        .forEach(
            name -> {
              if (!ID.matcher(name).matches()) {
                throw new IllegalArgumentException(
                    "cannot use schema %s%s by id: expected the registry's id as the file's name"
                        .formatted(name, ENDING));
              }
            });
    return byName.entrySet().stream()
        .collect(Collectors.toMap(entry -> Long.valueOf(entry.getKey()), Map.Entry::getValue));
  }

  Map<Long, Schema> byFingerprint() {
    return ReleasedSchemas.byFingerprint(List.copyOf(byName.values()));
  }

  private static List<Path> files(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list schemas in " + folder, e);
    }
  }

  private static Schema parse(Path file) {
    try {
      return new Schema.Parser().parse(Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read schema " + file, e);
    } catch (SchemaParseException e) {
      throw new IllegalArgumentException(
          "cannot read schema %s: %s".formatted(file, e.getMessage()), e);
    }
  }

  private static boolean refersToItself(Schema schema, Set<String> above) {
    return switch (schema.getType()) {
      case RECORD -> {
        Set<String> path = new HashSet<>(above);
        yield !path.add(schema.getFullName())
            || schema.getFields().stream().anyMatch(field -> refersToItself(field.schema(), path));
      }
      case ARRAY -> refersToItself(schema.getElementType(), above);
      case MAP -> refersToItself(schema.getValueType(), above);
      case UNION -> schema.getTypes().stream().anyMatch(branch -> refersToItself(branch, above));
      case ENUM, FIXED, STRING, BYTES, INT, LONG, FLOAT, DOUBLE, BOOLEAN, NULL -> false;
    };
  }
}
