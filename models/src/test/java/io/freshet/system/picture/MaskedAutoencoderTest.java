package io.freshet.system.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.freshet.backend.cost.Cost;
import io.freshet.backend.cost.Extents;
import io.freshet.backend.naive.Array;
import io.freshet.backend.naive.NaiveOps;
import io.freshet.backend.torch.TorchOps;
import io.freshet.backend.torch.TorchParameters;
import io.freshet.backend.torch.TorchTensors;
import io.freshet.objective.HiddenPatches;
import io.freshet.objective.HiddenPatches.Order;
import io.freshet.system.picture.MaskedAutoencoder.Asked;
import io.freshet.system.picture.MaskedAutoencoder.Light;
import io.freshet.tensor.Pass;
import io.freshet.tensor.Weights;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.junit.jupiter.api.Test;

final class MaskedAutoencoderTest {
  private static final int CHANNELS = 2;
  private static final int HEIGHT = 8;
  private static final int WIDTH = 12;
  private static final int PATCH = 4;
  private static final int PATCHES = 6;
  private static final int ROWS = 3;

  private final PicturePlan plan = PictureSystems.small(new Vit());
  private final PictureFacts facts =
      PictureFacts.sample(PictureShape.picture(CHANNELS, HEIGHT, WIDTH), 5);
  private final MaskedAutoencoder system =
      new MaskedAutoencoder(facts, plan.settings(), new Light(8, 1, 2));
  private final Map<String, Weights> weights =
      PictureSystems.noisy(Cost.declarations(system).draw(4), 4);
  private final Pass<Array> pass = PictureSystems.naive(weights);
  private final HiddenPatches hiding = new HiddenPatches(PATCHES, 0.6);
  private final Weights pictures = random(ROWS, CHANNELS, HEIGHT, WIDTH);

  @Test
  void theEncoderSeesWhatIsShownAndNothingElse() {
    assertThat(hiding.shown()).isEqualTo(2);

    Array latent = latent(pictures);

    assertThat(latent.shape()).containsExactly(ROWS, 2 + 1, plan.settings().width());
  }

  @Test
  void changingAHiddenPatchChangesWhatIsAskedAndNotWhatIsMadeOfTheOthers() {
    for (int patch = 0; patch < PATCHES; patch++) {
      Weights changed = changed(pictures, 1, patch);
      boolean hidden = order(1).hides(patch);

      double[] latent = latent(changed).data();

      assertThat(Arrays.equals(latent, latent(pictures).data())).isEqualTo(hidden);
      if (hidden) {
        assertThat(loss(changed)).isNotCloseTo(loss(pictures), within(1e-6));
      }
    }
  }

  @Test
  void whatIsTrueOfShownPatchesIsNotAsked() {
    Asked<Array> asked = asked(pictures);
    NaiveOps ops = new NaiveOps();
    Array drawn = system.drawn(pass, latent(pictures), asked.stands());
    Array truth = system.truth(ops, asked.pictures());
    double before = system.distance(ops, drawn, truth, asked.hidden()).data()[0];

    for (int patch = 0; patch < PATCHES; patch++) {
      double[] other = truth.data().clone();
      int values = system.patches().values();
      other[(PATCHES + patch) * values] += 1;
      Array changed = Array.of(other, ROWS, PATCHES, values);
      double after = system.distance(ops, drawn, changed, asked.hidden()).data()[0];

      assertThat(after != before).as("patch %d", patch).isEqualTo(order(1).hides(patch));
    }
  }

  @Test
  void everyPatchHasMeanZeroAndDeviationOne() {
    double[] truth = system.truth(new NaiveOps(), Array.of(pictures)).data();

    int values = system.patches().values();
    for (int from = 0; from < truth.length; from += values) {
      double[] patch = Arrays.copyOfRange(truth, from, from + values);
      assertThat(Arrays.stream(patch).sum() / values).isCloseTo(0, within(1e-9));
      assertThat(Arrays.stream(patch).map(v -> v * v).sum() / values).isCloseTo(1, within(1e-3));
    }
  }

  @Test
  void encodingAQuarterOfTheTokensCostsAQuarter() {
    PictureFacts large = PictureFacts.sample(PictureShape.picture(1, 28, 28), 10);
    MaskedAutoencoder usual =
        new MaskedAutoencoder(large, new Vit().standard(), new Light(64, 1, 2));

    double few = encoding(usual, 12);
    double all = encoding(usual, 49);

    assertThat(few / all).isBetween(0.2, 13.0 / 50);
  }

  @Test
  void showingAllPatchesInTheirOrderIsTheVit() {
    PictureSystem vit = plan.with(plan.settings().with("pool", "mean")).forPictures(facts);
    Array all = Array.integers(new long[] {0, 1, 2, 3, 4, 5}, 1, PATCHES);
    Array one = Array.of(random(1, CHANNELS, HEIGHT, WIDTH));

    Array latent = system.latent(pass, one, all);

    double[] mean = new double[vit.width()];
    for (int at = 0; at < latent.data().length; at++) {
      mean[at % vit.width()] += latent.data()[at] / (PATCHES + 1);
    }
    assertThat(vit.vector(pass, one).data()).containsExactly(mean, within(1e-9));
  }

  @Test
  void learnsTheVitAndABlockThatDraws() {
    Map<String, Weights> vit = Cost.declarations(plan.forPictures(facts)).draw(1);
    TreeSet<String> own = new TreeSet<>(weights.keySet());
    own.removeIf(path -> path.startsWith("drawer/"));
    vit.keySet().removeIf(path -> path.startsWith("classes/"));
    long drawer =
        weights.entrySet().stream()
            .filter(entry -> entry.getKey().startsWith("drawer/"))
            .mapToLong(entry -> entry.getValue().data().length)
            .sum();

    assertThat(own).isEqualTo(new TreeSet<>(vit.keySet()));
    int block = 4 * (8 * 8 + 8) + 2 * 4 * 8 * 8 + 5 * 8 + 4 * 8;
    int values = CHANNELS * PATCH * PATCH;
    assertThat(drawer).isEqualTo((16 * 8 + 8) + 8 + block + 2 * 8 + (8 * values + values));
  }

  @Test
  void theTrainerFindsTheSameLoss() {
    Asked<Array> asked = asked(pictures);
    try (TorchParameters parameters = TorchParameters.of(weights);
        PointerScope scope = new PointerScope()) {
      Asked<Tensor> same =
          new Asked<>(
              TorchTensors.of(pictures, ScalarType.Float),
              integers(asked.shown()),
              integers(asked.stands()),
              TorchTensors.of(asked.hidden().weights(), ScalarType.Float));
      Tensor loss = system.loss(Pass.inference(new TorchOps(), parameters), same);

      assertThat(loss.item_double()).isCloseTo(loss(pictures), within(1e-4));
    }
  }

  private Array latent(Weights given) {
    return system.latent(pass, Array.of(given), asked(given).shown());
  }

  private double loss(Weights given) {
    return system.loss(pass, asked(given)).data()[0];
  }

  private Order order(int row) {
    return hiding.order(row);
  }

  private Asked<Array> asked(Weights given) {
    int shown = hiding.shown();
    long[] seen = new long[ROWS * shown];
    long[] stands = new long[ROWS * PATCHES];
    double[] hidden = new double[ROWS * PATCHES];
    for (int row = 0; row < ROWS; row++) {
      for (int at = 0; at < shown; at++) {
        seen[row * shown + at] = order(row).seen()[at];
      }
      for (int patch = 0; patch < PATCHES; patch++) {
        stands[row * PATCHES + patch] = order(row).stands()[patch];
        hidden[row * PATCHES + patch] = order(row).hides(patch) ? 1 : 0;
      }
    }
    return new Asked<>(
        Array.of(given),
        Array.integers(seen, ROWS, shown),
        Array.integers(stands, ROWS, PATCHES),
        Array.of(hidden, ROWS, PATCHES, 1));
  }

  private static double encoding(MaskedAutoencoder system, int shown) {
    return Cost.of(pass -> system.latent(pass, Extents.of(1, 1, 28, 28), Extents.of(1, shown)))
        .flops();
  }

  /** One pixel of a patch of a row, brighter. */
  private static Weights changed(Weights pictures, int row, int patch) {
    float[] values = pictures.data().clone();
    int across = WIDTH / PATCH;
    int top = row * CHANNELS * HEIGHT + patch / across * PATCH;
    values[top * WIDTH + patch % across * PATCH] += 0.5f;
    return new Weights(values, pictures.shape());
  }

  private static Tensor integers(Array x) {
    long[] values = Arrays.stream(x.data()).mapToLong(Math::round).toArray();
    return TorchTensors.integers(values, Arrays.stream(x.shape()).asLongStream().toArray());
  }

  private static Weights random(int... shape) {
    Random random = new Random(9);
    long[] sizes = Arrays.stream(shape).asLongStream().toArray();
    float[] values = new float[Weights.count(sizes)];
    for (int at = 0; at < values.length; at++) {
      values[at] = random.nextFloat();
    }
    return Weights.of(values, sizes);
  }
}
