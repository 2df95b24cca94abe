package io.freshet.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a benchmark found, in the order in which it is read. */
public final class Figures {
  private final List<Figure> all = new ArrayList<>();
  private final List<String> remarks = new ArrayList<>();

  /** A figure that stands beside the others. */
  public Figures add(String name, double value, String unit) {
    all.add(new Figure(name, value, unit, Target.none()));
    return this;
  }

  /** A figure that has a line to reach. */
  public Figures add(String name, double value, String unit, Target target) {
    all.add(new Figure(name, value, unit, target));
    return this;
  }

  /** A sentence that the figures need to be read rightly. */
  public Figures remark(String sentence) {
    remarks.add(sentence);
    return this;
  }

  /** The figure of that name, which must have been added. */
  double value(String name) {
    for (Figure figure : all) {
      if (figure.name().equals(name)) {
        return figure.value();
      }
    }
    throw new IllegalArgumentException("no figure is named " + name);
  }

  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    for (Figure figure : all) {
      lines.add(figure.line());
    }
    lines.addAll(remarks);
    return lines;
  }

  /** Figures by name, for machines. */
  public Map<String, Double> values() {
    Map<String, Double> values = new LinkedHashMap<>();
    for (Figure figure : all) {
      values.put(figure.name(), figure.value());
    }
    return values;
  }

  /** Name to "met" or "missed" for each figure that has a line to reach. */
  public Map<String, String> verdicts() {
    Map<String, String> verdicts = new LinkedHashMap<>();
    for (Figure figure : all) {
      if (!figure.target().isNone()) {
        verdicts.put(figure.name(), figure.target().verdict(figure.value()));
      }
    }
    return verdicts;
  }

  private record Figure(String name, double value, String unit, Target target) {
    String line() {
      String measured = "%-44s %14s %-10s".formatted(name, rounded(value), unit);
      return target.isNone()
          ? measured.stripTrailing()
          : measured + target + ": " + target.verdict(value);
    }

    private static String rounded(double value) {
      double size = Math.abs(value);
      return size >= 1000
          ? "%,.0f".formatted(value)
          : (size >= 10 ? "%.1f" : "%.3f").formatted(value);
    }
  }
}
