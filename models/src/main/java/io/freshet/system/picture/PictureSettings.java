package io.freshet.system.picture;

import io.freshet.system.Knob;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How large a picture system is.
 *
 * @param width D, of the vector
 * @param depth blocks, or stages of a trunk
 * @param heads H, where there is attention
 * @param dropout everywhere but on attention
 * @param own values of the system's own settings, by name
 */
public record PictureSettings(
    int width, int depth, int heads, double dropout, SortedMap<String, String> own) {
  public PictureSettings {
    own = Collections.unmodifiableSortedMap(new TreeMap<>(own));
  }

  /** With the standard of each of a system's own settings. */
  public static PictureSettings of(int width, int depth, int heads, List<Knob> knobs) {
    SortedMap<String, String> own = new TreeMap<>();
    knobs.forEach(knob -> own.put(knob.name(), knob.standard()));
    return new PictureSettings(width, depth, heads, 0, own);
  }

  public String choice(Knob knob) {
    return own.getOrDefault(knob.name(), knob.standard());
  }

  public int number(Knob knob) {
    return Integer.parseInt(choice(knob));
  }

  public PictureSettings withWidth(int wide) {
    return new PictureSettings(wide, depth, heads, dropout, own);
  }

  public PictureSettings withDepth(int blocks) {
    return new PictureSettings(width, blocks, heads, dropout, own);
  }

  public PictureSettings withHeads(int count) {
    return new PictureSettings(width, depth, count, dropout, own);
  }

  public PictureSettings withDropout(double rate) {
    return new PictureSettings(width, depth, heads, rate, own);
  }

  public PictureSettings with(String knob, String value) {
    SortedMap<String, String> changed = new TreeMap<>(own);
    changed.put(knob, value);
    return new PictureSettings(width, depth, heads, dropout, changed);
  }

  /** As text by name, for manifests. */
  public SortedMap<String, String> describe() {
    SortedMap<String, String> told = new TreeMap<>(own);
    told.put("width", Integer.toString(width));
    told.put("depth", Integer.toString(depth));
    told.put("heads", Integer.toString(heads));
    told.put("dropout", Double.toString(dropout));
    return told;
  }
}
