package io.freshet.train;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.block.picture.TimedTokens;
import io.freshet.data.MovingPictures;
import io.freshet.data.PictureSet;
import io.freshet.evaluate.Estimate;
import io.freshet.system.Card;
import io.freshet.system.Knob;
import io.freshet.system.picture.FrameTrunk;
import io.freshet.system.picture.PictureCatalogue;
import io.freshet.system.picture.PictureDefinition;
import io.freshet.system.picture.PictureParts;
import io.freshet.system.picture.PicturePlan;
import io.freshet.system.picture.PictureSettings;
import io.freshet.system.picture.PictureShape;
import io.freshet.system.picture.Vivit;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Pictures move one of four ways, which no frame tells and no set of frames. Who does not know
 * their order guesses.
 */
@Tag("full")
final class ClipSignalTest {
  private static final double CHANCE = 0.25;
  private static final PictureSet CLIPS = clips(1_500, 1);
  private static final PictureSet TEST = clips(600, 2);

  /** All but the one that takes a clip as a set of frames. */
  static Stream<PictureDefinition> systems() {
    return PictureCatalogue.ofClips().stream().filter(d -> !(d instanceof FrameTrunk));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("systems")
  void aSystemTellsWhichWayAPictureMovesAndGuessesWhereFramesAreShuffled(
      PictureDefinition definition) {
    TrainedPictures model = trained(small(definition), CLIPS);

    assertThat(Training.accuracy(model, TEST).mean()).isGreaterThan(0.9);
    assertChance(Training.accuracy(model, MovingPictures.shuffled(TEST, 3)));
  }

  @Test
  void whoTakesAClipAsASetOfFramesGuesses() {
    assertChance(Training.accuracy(trained(small(new FrameTrunk()), CLIPS), TEST));
  }

  @Test
  void whoLearnsFromShuffledFramesGuesses() {
    TrainedPictures model = trained(small(new Vivit()), MovingPictures.shuffled(CLIPS, 3));

    assertChance(Training.accuracy(model, MovingPictures.shuffled(TEST, 4)));
  }

  @Test
  void whoIsNotToldWhenFramesAreGuesses() {
    PicturePlan timeless = small(new Timeless());
    PicturePlan frames = timeless.with(timeless.settings().with("tubelet", "1"));

    assertChance(Training.accuracy(trained(frames, CLIPS), TEST));
  }

  /** Within four standard errors. */
  private static void assertChance(Estimate accuracy) {
    double error = Math.sqrt(CHANCE * (1 - CHANCE) / TEST.pictures());
    assertThat(accuracy.mean()).isBetween(CHANCE - 4 * error, CHANCE + 4 * error);
  }

  private static TrainedPictures trained(PicturePlan system, PictureSet clips) {
    Optimisation optimisation = new Optimisation(4e-3, 0.01, 0.9, 0.98, 20, 0.05, 5);
    Pace pace = new Pace(optimisation, new Pace.Batches(32, 32, 1), new Pace.Stop(8, 8), 2);
    PictureTraining plan = PictureTraining.standard(system).withPace(pace).withSmoothing(0);
    return Training.run(plan, clips, new Checkpointing.None(), TrainingListener.silent());
  }

  private static PicturePlan small(PictureDefinition definition) {
    PictureSettings sizes = definition.standard().withWidth(32).withDepth(2).withHeads(2);
    boolean patches = definition.knobs().stream().anyMatch(knob -> knob.name().equals("patch"));
    return PicturePlan.of(definition).with(patches ? sizes.with("patch", "4") : sizes);
  }

  /** Bright noise of 4 x 4 on a canvas of 8 x 8. */
  private static PictureSet clips(int count, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    byte[] pixels = new byte[64 * count];
    for (int at = 0; at < pixels.length; at++) {
      pixels[at] = (byte) (192 + random.nextInt(64));
    }
    PictureSet still =
        new PictureSet(
            "noise", new PictureSet.Size(1, 8, 8), pixels, new byte[count], List.of("noise"));
    return new MovingPictures(8).of(still, seed);
  }

  /** The first model, whose boxes do not know when they are. */
  private record Timeless() implements PictureDefinition {
    @Override
    public Card card() {
      return new Card("timeless", "none", "does not know the order of boxes");
    }

    @Override
    public boolean ofClips() {
      return true;
    }

    @Override
    public List<Knob> knobs() {
      return new Vivit().knobs();
    }

    @Override
    public PictureSettings standard() {
      return new Vivit().standard();
    }

    @Override
    public PictureParts parts(PictureSettings settings, PictureShape shape) {
      PictureParts whole = new Vivit().parts(settings, shape);
      return new PictureParts(((TimedTokens) whole.front()).tokens(), whole.body(), whole.exit());
    }
  }
}
