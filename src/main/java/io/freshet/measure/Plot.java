package io.freshet.measure;

import io.freshet.system.SystemCatalogue;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.knowm.xchart.VectorGraphicsEncoder;
import org.knowm.xchart.VectorGraphicsEncoder.VectorGraphicsFormat;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Axes in the look that all pictures share; a system has the same colour and mark in each. */
final class Plot {
  /** Told apart by those who see few colours too (Okabe and Ito, without the yellow). */
  private static final List<Color> COLOURS =
      List.of(
          new Color(0x0072B2),
          new Color(0xD55E00),
          new Color(0x009E73),
          new Color(0xCC79A7),
          new Color(0xE69F00),
          new Color(0x56B4E9),
          new Color(0x333333));

  private static final List<Marker> MARKERS =
      List.of(
          SeriesMarkers.CIRCLE,
          SeriesMarkers.SQUARE,
          SeriesMarkers.TRIANGLE_UP,
          SeriesMarkers.DIAMOND);

  private static final Color GRID = new Color(0xE4E4E4);
  private static final int WIDTH = 860;
  private static final int HEIGHT = 520;

  private final XYChart chart;
  private final List<String> words = new ArrayList<>();

  Plot(String title, String x, String y) {
    words.addAll(List.of(title, x, y));
    this.chart =
        new XYChartBuilder()
            .width(WIDTH)
            .height(HEIGHT)
            .title(title)
            .xAxisTitle(x)
            .yAxisTitle(y)
            .build();
    XYStyler styler = chart.getStyler();
    styler.setBaseFont(new Font(Font.SANS_SERIF, Font.PLAIN, 12));
    styler.setChartTitleFont(new Font(Font.SANS_SERIF, Font.BOLD, 15));
    styler.setAxisTitleFont(new Font(Font.SANS_SERIF, Font.PLAIN, 13));
    styler.setAxisTickLabelsFont(new Font(Font.SANS_SERIF, Font.PLAIN, 12));
    styler.setLegendFont(new Font(Font.SANS_SERIF, Font.PLAIN, 12));
    styler.setChartBackgroundColor(Color.WHITE);
    styler.setChartTitleBoxVisible(false);
    styler.setPlotGridLinesColor(GRID);
    styler.setPlotGridLinesStroke(new BasicStroke(1));
    styler.setPlotBorderColor(Color.GRAY);
    styler.setLegendPosition(LegendPosition.OutsideE);
    styler.setLegendBorderColor(Color.WHITE);
    styler.setMarkerSize(9);
    styler.setErrorBarsColorSeriesColor(true);
  }

  /** Everything that is written on it, ticks apart. */
  List<String> words() {
    return List.copyOf(words);
  }

  XYStyler styler() {
    return chart.getStyler();
  }

  /** A line through points. */
  void line(String system, String label, double[] x, double[] y) {
    words.add(label);
    XYSeries series = chart.addSeries(label, x, y);
    dress(series, system);
    series.setLineColor(colour(system)).setLineStyle(new BasicStroke(1.6f));
  }

  /** A point with an error to both sides. */
  void point(String system, String label, double x, double y, double error) {
    words.add(label);
    XYSeries series =
        chart.addSeries(label, new double[] {x}, new double[] {y}, new double[] {error});
    dress(series, system);
    series.setLineColor(colour(system)).setLineStyle(new BasicStroke(1.2f));
  }

  /** A level that something else is compared with. */
  void level(String label, double from, double to, double y) {
    words.add(label);
    XYSeries series = chart.addSeries(label, new double[] {from, to}, new double[] {y, y});
    series.setMarker(SeriesMarkers.NONE);
    series
        .setLineColor(Color.GRAY)
        .setLineStyle(
            new BasicStroke(
                1.4f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, new float[] {6, 4}, 0));
  }

  private static void dress(XYSeries series, String system) {
    series.setMarker(MARKERS.get(place(system) / COLOURS.size() % MARKERS.size()));
    series.setMarkerColor(colour(system));
  }

  private static Color colour(String system) {
    return COLOURS.get(place(system) % COLOURS.size());
  }

  /** In the catalogue; one that it no longer has stands behind all. */
  private static int place(String system) {
    List<String> names =
        SystemCatalogue.all().stream().map(definition -> definition.card().name()).toList();
    return names.contains(system) ? names.indexOf(system) : names.size();
  }

  void write(Path file) throws IOException {
    if (file.getParent() != null) {
      Files.createDirectories(file.getParent());
    }
    ByteArrayOutputStream drawn = new ByteArrayOutputStream();
    VectorGraphicsEncoder.saveVectorGraphic(chart, drawn, VectorGraphicsFormat.SVG);
    Files.writeString(file, drawn.toString(StandardCharsets.UTF_8));
  }
}
