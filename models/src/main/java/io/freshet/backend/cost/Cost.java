package io.freshet.backend.cost;

import io.freshet.system.RankingSystem;
import io.freshet.system.picture.MaskedAutoencoder;
import io.freshet.system.picture.PictureShape;
import io.freshet.system.picture.PictureSystem;
import io.freshet.system.picture.UVit;
import io.freshet.tensor.Declarations;
import io.freshet.tensor.Pass;
import io.freshet.tensor.Phase;
import io.freshet.tensor.Weights;
import java.util.function.Consumer;
import java.util.stream.LongStream;

/**
 * What a system costs.
 *
 * @param parameters numbers that are learned
 * @param flops of what was asked of it
 * @param bytes moved by it when nothing is fused
 */
public record Cost(long parameters, double flops, double bytes) {
  /**
   * @param rows B
   * @param length L
   */
  public static Cost ofScoring(RankingSystem system, int rows, int length) {
    CostOps ops = new CostOps();
    Declarations<Extents> declared = new Declarations<>((path, shape) -> Extents.of(shape));
    system.nextItemScores(Pass.inference(ops, declared), Extents.of(rows, length));
    return new Cost(declared.count(), ops.flops(), ops.bytes());
  }

  /**
   * Of the hidden states of one sequence, every position read.
   *
   * @param length L
   */
  public static Cost ofEncoding(RankingSystem system, int length) {
    CostOps ops = new CostOps();
    Declarations<Extents> declared = new Declarations<>((path, shape) -> Extents.of(shape));
    system.hidden(Pass.inference(ops, declared), Extents.of(1, length));
    return new Cost(declared.count(), ops.flops(), ops.bytes());
  }

  /**
   * Of the vectors of pictures.
   *
   * @param rows B
   */
  public static Cost ofVectors(PictureSystem system, int rows) {
    CostOps ops = new CostOps();
    Declarations<Extents> declared = new Declarations<>((path, shape) -> Extents.of(shape));
    system.vector(Pass.inference(ops, declared), batch(system.reads(), rows));
    return new Cost(declared.count(), ops.flops(), ops.bytes());
  }

  /** Every parameter that training to tell classes asks for. */
  public static Declarations<Extents> declarations(PictureSystem system) {
    Declarations<Extents> declared = new Declarations<>((path, shape) -> Extents.of(shape));
    Phase.Training training = new Phase.Training(0, 0);
    system.classes(Pass.training(new CostOps(), declared, training), batch(system.reads(), 1));
    return declared;
  }

  /**
   * Of whatever is asked.
   *
   * @param asked walks through a model
   */
  public static Cost of(Consumer<Pass<Extents>> asked) {
    CostOps ops = new CostOps();
    Declarations<Extents> declared = new Declarations<>((path, shape) -> Extents.of(shape));
    asked.accept(Pass.inference(ops, declared));
    return new Cost(declared.count(), ops.flops(), ops.bytes());
  }

  /**
   * Every parameter that something asks for.
   *
   * @param asked walks through a model
   */
  public static Declarations<Extents> declarations(Consumer<Pass<Extents>> asked) {
    Declarations<Extents> declared = new Declarations<>((path, shape) -> Extents.of(shape));
    asked.accept(Pass.training(new CostOps(), declared, new Phase.Training(0, 0)));
    return declared;
  }

  /** Every parameter that a masked autoencoder learns, of the ViT and of what draws. */
  public static Declarations<Extents> declarations(MaskedAutoencoder system) {
    Extents pictures = batch(system.facts().shape(), 1);
    Extents patches = Extents.of(1, system.patches().count());
    Extents each = Extents.of(1, system.patches().count(), 1);
    return declarations(
        pass -> system.loss(pass, new MaskedAutoencoder.Asked<>(pictures, patches, patches, each)));
  }

  /** Every parameter of what tells noise. */
  public static Declarations<Extents> declarations(UVit system) {
    UVit.Noisy<Extents> noisy =
        new UVit.Noisy<>(batch(system.shape(), 1), Extents.of(1), Extents.of(1));
    return declarations(pass -> system.noise(pass, noisy));
  }

  private static Extents batch(PictureShape shape, int rows) {
    return Extents.of(
        LongStream.concat(LongStream.of(rows), LongStream.of(shape.axes())).toArray());
  }

  /** Numbers of the item table and the item bias, which grow with the catalogue. */
  public static long tableParameters(RankingSystem system) {
    return declarations(system).byPath().entrySet().stream()
        .filter(declared -> declared.getKey().startsWith("items/"))
        .mapToLong(declared -> Weights.count(declared.getValue().shape()))
        .sum();
  }

  /** Every parameter that training or scoring asks for. */
  public static Declarations<Extents> declarations(RankingSystem system) {
    Declarations<Extents> declared = new Declarations<>((path, shape) -> Extents.of(shape));
    Phase.Training training = new Phase.Training(0, 0);
    system.nextItemScores(
        Pass.training(new CostOps(), declared, training), Extents.of(1, system.longest()));
    return declared;
  }
}
