package io.freshet.simulator;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;

/** What is printed on a thing; the colour is that of the graphics. */
enum Pattern {
  PLAIN {
    @Override
    void print(Graphics2D onto, double step) {}
  },
  STRIPES {
    @Override
    void print(Graphics2D onto, double step) {
      lines(onto, step, 0);
    }
  },
  BANDS {
    @Override
    void print(Graphics2D onto, double step) {
      lines(onto, step, Math.PI / 2);
    }
  },
  DIAGONALS {
    @Override
    void print(Graphics2D onto, double step) {
      lines(onto, step, Math.PI / 4);
    }
  },
  DOTS {
    @Override
    void print(Graphics2D onto, double step) {
      for (int row = 0; row * step < SIDE; row++) {
        for (double x = row % 2 * step / 2; x < SIDE; x += step) {
          onto.fill(new Ellipse2D.Double(x - step / 4, row * step - step / 4, step / 2, step / 2));
        }
      }
    }
  },
  WAVES {
    @Override
    void print(Graphics2D onto, double step) {
      onto.setStroke(new BasicStroke((float) (step / 4)));
      for (double y = 0; y < SIDE + step; y += step) {
        Path2D wave = new Path2D.Double();
        wave.moveTo(0, y);
        for (double x = 0; x < SIDE; x += step) {
          wave.quadTo(x + step / 4, y - step / 2, x + step / 2, y);
          wave.quadTo(x + 3 * step / 4, y + step / 2, x + step, y);
        }
        onto.draw(wave);
      }
    }
  };

  private static final double SIDE = 100;

  /**
   * @param step from one repetition to the next, of a field of 100 x 100
   */
  abstract void print(Graphics2D onto, double step);

  private static void lines(Graphics2D onto, double step, double turn) {
    Graphics2D turned = (Graphics2D) onto.create();
    turned.rotate(turn, SIDE / 2, SIDE / 2);
    turned.setStroke(new BasicStroke((float) (step / 3)));
    for (double x = -SIDE / 2; x < 1.5 * SIDE; x += step) {
      turned.draw(new Line2D.Double(x, -SIDE / 2, x, 1.5 * SIDE));
    }
    turned.dispose();
  }
}
