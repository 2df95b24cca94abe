package io.freshet.system;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How large a system is.
 *
 * @param longest N, items of a history
 * @param width D
 * @param depth blocks
 * @param heads H
 * @param dropout everywhere but on attention
 * @param own values of the system's own settings, by name
 */
public record Settings(
    int longest, int width, int depth, int heads, double dropout, SortedMap<String, String> own) {
  public Settings {
    own = Collections.unmodifiableSortedMap(new TreeMap<>(own));
  }

  /** Two blocks of width 128 over the last 100 items. */
  static Settings standard(List<Knob> knobs) {
    SortedMap<String, String> own = new TreeMap<>();
    knobs.forEach(knob -> own.put(knob.name(), knob.standard()));
    return new Settings(100, 128, 2, 2, 0.2, own);
  }

  String choice(Knob knob) {
    return own.getOrDefault(knob.name(), knob.standard());
  }

  int number(Knob knob) {
    return Integer.parseInt(choice(knob));
  }

  public Settings withLongest(int items) {
    return new Settings(items, width, depth, heads, dropout, own);
  }

  public Settings withWidth(int wide) {
    return new Settings(longest, wide, depth, heads, dropout, own);
  }

  public Settings withDepth(int blocks) {
    return new Settings(longest, width, blocks, heads, dropout, own);
  }

  public Settings withHeads(int count) {
    return new Settings(longest, width, depth, count, dropout, own);
  }

  public Settings withDropout(double rate) {
    return new Settings(longest, width, depth, heads, rate, own);
  }

  public Settings with(String knob, String value) {
    SortedMap<String, String> changed = new TreeMap<>(own);
    changed.put(knob, value);
    return new Settings(longest, width, depth, heads, dropout, changed);
  }

  /** As text by name, for manifests. */
  public SortedMap<String, String> describe() {
    SortedMap<String, String> told = new TreeMap<>(own);
    told.put("longest", Integer.toString(longest));
    told.put("width", Integer.toString(width));
    told.put("depth", Integer.toString(depth));
    told.put("heads", Integer.toString(heads));
    told.put("dropout", Double.toString(dropout));
    return told;
  }
}
