package io.freshet.data;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Clips in which a picture moves over a black canvas, to be told which way.
 *
 * <p>The canvas has no edges: what leaves it on one side comes back on the other. A picture, half
 * as large as it was, starts anywhere, each place as likely, and takes the same step from frame to
 * frame, by three eighths of the canvas one way and one eighth the other. Going right, down, left
 * or up so, it stands after eight frames in the same eight places, whichever of the four it was. So
 * no frame by itself says which way it moves, and all frames together do not, once their order is
 * lost.
 *
 * @param canvas pixels of each side, a multiple of eight
 */
public record MovingPictures(int canvas) {
  /** More would come round again; fewer would not be the same places whichever way it moves. */
  static final int FRAMES = 8;

  /** Good for pictures of 28 x 28. */
  private static final int STANDARD = 24;

  /** Which way it moves: right and down are steps of the axes, in eighths of the canvas. */
  enum Way {
    RIGHT(3, 1),
    DOWN(1, 3),
    LEFT(-3, -1),
    UP(-1, -3);

    private final int right;
    private final int down;

    Way(int right, int down) {
      this.right = right;
      this.down = down;
    }
  }

  public MovingPictures {
    if (canvas < FRAMES || canvas % FRAMES != 0) {
      throw new IllegalArgumentException(
          "canvas is %d, expected a multiple of %d, so that all steps are whole pixels"
              .formatted(canvas, FRAMES));
    }
  }

  public static MovingPictures standard() {
    return new MovingPictures(STANDARD);
  }

  /** What a data set of pictures is called when they move. */
  public static String name(String still) {
    return "moving-" + still;
  }

  /**
   * A clip of each picture.
   *
   * @param still pictures, halved no larger than the canvas
   * @param seed of where each starts and which way it moves
   * @throws IllegalArgumentException when a picture does not fit
   */
  public PictureSet of(PictureSet still, long seed) {
    PictureSet.Size size = still.size();
    if (size.frames() > 1 || size.height() / 2 > canvas || size.width() / 2 > canvas) {
      throw new IllegalArgumentException(
          "pictures of %s cannot move over a canvas of %d x %d, expected single frames, halved no"
                  .formatted(size, canvas, canvas)
              + " larger than that");
    }
    PictureSet.Size clip = new PictureSet.Size(size.channels(), FRAMES, canvas, canvas);
    byte[] pixels = new byte[Math.multiplyExact(still.pictures(), clip.values())];
    byte[] labels = new byte[still.pictures()];
    SplittableRandom random = new SplittableRandom(seed);
    for (int picture = 0; picture < labels.length; picture++) {
      Way way = Way.values()[random.nextInt(Way.values().length)];
      Start start = new Start(random.nextInt(canvas), random.nextInt(canvas));
      labels[picture] = (byte) way.ordinal();
      byte[] frames = frames(still, picture, start, way);
      System.arraycopy(frames, 0, pixels, picture * frames.length, frames.length);
    }
    List<String> ways =
        Arrays.stream(Way.values()).map(way -> way.name().toLowerCase(Locale.ROOT)).toList();
    return new PictureSet(name(still.name()), clip, pixels, labels, ways);
  }

  /**
   * Where the corner of a picture is in the first frame.
   *
   * @param right pixels from the left
   * @param down pixels from the top
   */
  record Start(int right, int down) {}

  /** (F, C, canvas, canvas). */
  byte[] frames(PictureSet still, int picture, Start start, Way way) {
    int step = canvas / FRAMES;
    int frame = still.size().channels() * canvas * canvas;
    byte[] frames = new byte[FRAMES * frame];
    for (int time = 0; time < FRAMES; time++) {
      Start at =
          new Start(start.right() + time * step * way.right, start.down() + time * step * way.down);
      draw(new Halved(still, picture), at, frames, time * frame);
    }
    return frames;
  }

  private void draw(Halved picture, Start at, byte[] frames, int from) {
    for (int channel = 0; channel < picture.set().size().channels(); channel++) {
      for (int y = 0; y < picture.set().size().height() / 2; y++) {
        int row = from + (channel * canvas + Math.floorMod(at.down() + y, canvas)) * canvas;
        for (int x = 0; x < picture.set().size().width() / 2; x++) {
          frames[row + Math.floorMod(at.right() + x, canvas)] = picture.pixel(channel, y, x);
        }
      }
    }
  }

  /** A picture of which each pixel is the mean of four. */
  private record Halved(PictureSet set, int picture) {
    byte pixel(int channel, int y, int x) {
      int width = set.size().width();
      int corner = (channel * set.size().height() + 2 * y) * width + 2 * x;
      int sum =
          set.pixel(picture, corner)
              + set.pixel(picture, corner + 1)
              + set.pixel(picture, corner + width)
              + set.pixel(picture, corner + width + 1);
      return (byte) (sum / 4);
    }
  }

  /**
   * The same clips, the frames of each in an order drawn for it.
   *
   * @param seed of the orders
   */
  public static PictureSet shuffled(PictureSet clips, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    PictureSet.Size size = clips.size();
    int frame = size.values() / size.frames();
    byte[] pixels = new byte[clips.pictures() * size.values()];
    byte[] labels = new byte[clips.pictures()];
    for (int clip = 0; clip < labels.length; clip++) {
      labels[clip] = (byte) clips.label(clip);
      int[] order = order(size.frames(), random);
      for (int at = 0; at < size.values(); at++) {
        int source = order[at / frame] * frame + at % frame;
        pixels[clip * size.values() + at] = (byte) clips.pixel(clip, source);
      }
    }
    return new PictureSet(clips.name() + "-shuffled", size, pixels, labels, clips.classes());
  }

  private static int[] order(int count, SplittableRandom random) {
    int[] order = IntStream.range(0, count).toArray();
    for (int at = count - 1; at > 0; at--) {
      int other = random.nextInt(at + 1);
      int kept = order[at];
      order[at] = order[other];
      order[other] = kept;
    }
    return order;
  }
}
