package io.freshet.simulator;

import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Scanner;

/**
 * What things of a category look like, on a field of 100 x 100.
 *
 * @param body most of it
 * @param detail in another colour
 * @param mark small and dark
 */
record Silhouette(Shape body, Shape detail, Shape mark) {
  private static final String FILE = "/io/freshet/simulator/silhouettes.txt";

  /** Of each of {@link ShopWords#CATEGORIES}, in their order. */
  static List<Silhouette> all() {
    Map<String, Silhouette> known = new HashMap<>();
    for (String line : lines()) {
      if (!line.isBlank() && !line.startsWith("#")) {
        String[] named = line.split(":", 2);
        String[] layers = named[1].split("\\|", 3);
        known.put(named[0], new Silhouette(shape(layers[0]), shape(layers[1]), shape(layers[2])));
      }
    }
    return ShopWords.CATEGORIES.stream()
        .map(category -> Objects.requireNonNull(known.get(category), category))
        .toList();
  }

  private static List<String> lines() {
    try (InputStream in = Silhouette.class.getResourceAsStream(FILE)) {
      return new String(Objects.requireNonNull(in, FILE).readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + FILE + " from the jar", e);
    }
  }

  private static Shape shape(String text) {
    Path2D path = new Path2D.Double(Path2D.WIND_NON_ZERO);
    try (Scanner words = new Scanner(text)) {
      while (words.hasNext()) {
        add(words.next(), words, path);
      }
    }
    return path;
  }

  private static void add(String command, Scanner words, Path2D path) {
    double[] at = numbers(words);
    switch (command) {
      case "M" -> path.moveTo(at[0], at[1]);
      case "L" -> path.lineTo(at[0], at[1]);
      case "Q" -> path.quadTo(at[0], at[1], at[2], at[3]);
      case "C" -> path.curveTo(at[0], at[1], at[2], at[3], at[4], at[5]);
      case "Z" -> path.closePath();
      case "E" ->
          path.append(
              new Ellipse2D.Double(at[0] - at[2], at[1] - at[3], 2 * at[2], 2 * at[3]), false);
      case "R" -> path.append(new Rectangle2D.Double(at[0], at[1], at[2], at[3]), false);
      default -> throw new IllegalStateException(FILE + " has no command " + command);
    }
  }

  private static double[] numbers(Scanner words) {
    List<Double> found = new ArrayList<>();
    while (words.hasNext("-?[0-9.]+")) {
      found.add(Double.parseDouble(words.next()));
    }
    return found.stream().mapToDouble(Double::doubleValue).toArray();
  }
}
