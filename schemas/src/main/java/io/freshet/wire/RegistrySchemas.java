package io.freshet.wire;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaParseException;

/**
 * The writer's schemas by the id a registry gave them, declared in configuration: no registry is
 * asked while records flow.
 *
 * @param own the id under which our own schema stands in the registry: what we write with
 */
public record RegistrySchemas(int own, Map<Integer, Schema> byId) {
  private static final Pattern FILE = Pattern.compile("(\\d{1,9})\\.avsc");

  public RegistrySchemas {
    byId = Map.copyOf(byId);
    byId.forEach(
        (id, schema) -> {
          if (isRecursive(schema, new HashSet<>())) {
            // Bytes would then decide how deep the reading goes.
            throw new IllegalArgumentException(
                "cannot use registry schema %d: %s refers to itself"
                    .formatted(id, schema.getFullName()));
          }
        });
  }

  /** Every {@code <id>.avsc} of the folder. */
  public static RegistrySchemas read(int own, Path folder) {
    Map<Integer, Schema> schemas = new HashMap<>();
    for (Path file : files(folder)) {
      Matcher name = FILE.matcher(file.getFileName().toString());
      if (name.matches()) {
        schemas.put(Integer.parseInt(name.group(1)), parse(file));
      }
    }
    if (schemas.isEmpty()) {
      throw new IllegalArgumentException(
          "cannot use registry schemas in %s: no file is named <id>.avsc".formatted(folder));
    }
    return new RegistrySchemas(own, schemas);
  }

  private static List<Path> files(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list registry schemas in " + folder, e);
    }
  }

  private static Schema parse(Path file) {
    try {
      return new Schema.Parser().parse(Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read registry schema " + file, e);
    } catch (SchemaParseException e) {
      throw new IllegalArgumentException(
          "cannot read registry schema %s: %s".formatted(file, e.getMessage()), e);
    }
  }

  private static boolean isRecursive(Schema schema, Set<String> above) {
    return switch (schema.getType()) {
      case RECORD -> {
        Set<String> path = new HashSet<>(above);
        yield !path.add(schema.getFullName())
            || schema.getFields().stream().anyMatch(field -> isRecursive(field.schema(), path));
      }
      case ARRAY -> isRecursive(schema.getElementType(), above);
      case MAP -> isRecursive(schema.getValueType(), above);
      case UNION -> schema.getTypes().stream().anyMatch(branch -> isRecursive(branch, above));
      case ENUM, FIXED, STRING, BYTES, INT, LONG, FLOAT, DOUBLE, BOOLEAN, NULL -> false;
    };
  }
}
