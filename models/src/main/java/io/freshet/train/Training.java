package io.freshet.train;

import io.freshet.backend.torch.TorchParameters;
import io.freshet.data.InteractionLog;
import io.freshet.data.PictureSet;
import io.freshet.data.RankingCase;
import io.freshet.evaluate.CaseRanker;
import io.freshet.evaluate.Estimate;
import io.freshet.evaluate.Evaluation;
import io.freshet.evaluate.Evaluator;
import io.freshet.evaluate.Ranking;
import io.freshet.objective.Window;
import io.freshet.system.RankingSystem;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;

/** Trains models, and measures what it trained. */
public final class Training {
  private static final int ROWS = 32;

  private Training() {}

  /** Runs a plan from its start to its end, in silence. */
  public static TrainedModel run(TrainingPlan plan, InteractionLog data) {
    return run(plan, data, new Checkpointing.None(), TrainingListener.silent());
  }

  /**
   * @throws TrainingDiverged when the loss is no number any more or explodes
   */
  public static TrainedModel run(
      TrainingPlan plan,
      InteractionLog data,
      Checkpointing checkpointing,
      TrainingListener listener) {
    SequenceCourse course = new SequenceCourse(plan, data);
    CheckpointFolder folder = CheckpointFolder.of(checkpointing);
    try (Trainer<Window> trainer = new Trainer<>(course, plan.pace(), folder, listener)) {
      Trainer.Learned learned = trainer.run();
      return new TrainedModel(plan, data, course.system(), learned.best(), learned.curve());
    }
  }

  /**
   * Learns to tell the classes of pictures, of which a tenth is kept for validation.
   *
   * @throws TrainingDiverged when the loss is no number any more or explodes
   */
  public static TrainedPictures run(
      PictureTraining plan,
      PictureSet pictures,
      Checkpointing checkpointing,
      TrainingListener listener) {
    return run(Tuning.plain(plan), pictures, checkpointing, listener);
  }

  /**
   * The same, from what was learned before.
   *
   * @throws TrainingDiverged when the loss is no number any more or explodes
   */
  public static TrainedPictures run(
      Tuning tuning, PictureSet pictures, Checkpointing checkpointing, TrainingListener listener) {
    PictureTraining plan = tuning.plan();
    PictureCourse course = new PictureCourse(tuning, pictures);
    CheckpointFolder folder = CheckpointFolder.of(checkpointing);
    try (Trainer<Integer> trainer = new Trainer<>(course, plan.pace(), folder, listener)) {
      Trainer.Learned learned = trainer.run();
      return new TrainedPictures(
          plan,
          course.system(),
          tuning.kept() == Tuning.Kept.BEST ? learned.best() : learned.last(),
          learned.curve());
    }
  }

  /**
   * Learns to draw hidden patches; the classes of the pictures are not asked. A tenth of these is
   * kept for validation.
   *
   * @throws TrainingDiverged when the loss is no number any more or explodes
   */
  public static MaskedPictures run(
      MaskedPictureTraining plan,
      PictureSet pictures,
      Checkpointing checkpointing,
      TrainingListener listener) {
    MaskedPictureCourse course = new MaskedPictureCourse(plan, pictures);
    CheckpointFolder folder = CheckpointFolder.of(checkpointing);
    try (Trainer<Integer> trainer = new Trainer<>(course, plan.pace(), folder, listener)) {
      Trainer.Learned learned = trainer.run();
      return new MaskedPictures(
          course.fingerprint(), course.system(), learned.best(), learned.curve());
    }
  }

  /** The share of pictures whose classes are told right, on libtorch. */
  public static Estimate accuracy(TrainedPictures model, PictureSet pictures) {
    List<Integer> all = IntStream.range(0, pictures.pictures()).boxed().toList();
    try (TorchParameters parameters = TorchParameters.of(model.weights());
        Workers workers = new Workers(model.plan().pace().batches().threads())) {
      return Estimate.ofShare(
          new PictureTeller(model.system(), parameters).right(pictures, all, workers));
    }
  }

  /**
   * The best weights of a checkpoint.
   *
   * @throws IOException when there is none, when it is broken, or when another plan or other data
   *     made it
   */
  public static TrainedModel fromCheckpoint(TrainingPlan plan, InteractionLog data, Path folder)
      throws IOException {
    Checkpoint found = Checkpoint.read(folder, SequenceCourse.fingerprint(plan, data));
    if (found.curve().isEmpty()) {
      throw new IOException(
          "cannot read a model from %s: its run has not finished an epoch".formatted(folder));
    }
    RankingSystem system = plan.systemFor(data);
    return new TrainedModel(plan, data, system, found.best(), found.curve());
  }

  /** Ranks every case with the trained weights, on libtorch. */
  public static Evaluation evaluate(TrainedModel model, List<RankingCase> cases) {
    TrainingData data = TrainingData.of(model.data(), model.plan().holdout());
    try (TorchParameters parameters = TorchParameters.of(model.weights());
        Workers workers = new Workers(model.plan().batching().threads())) {
      TorchRanker ranker = new TorchRanker(model.system(), parameters, ROWS);
      return new Evaluator(data.popularity()).evaluate(sharing(ranker, workers), cases);
    }
  }

  /** The same ranker, its cases shared among workers. */
  static CaseRanker sharing(CaseRanker ranker, Workers workers) {
    return new CaseRanker() {
      @Override
      public String name() {
        return ranker.name();
      }

      @Override
      public List<Ranking> rank(List<RankingCase> cases, int depth) {
        List<Callable<List<Ranking>>> tasks = new ArrayList<>();
        int share = (cases.size() + workers.count() - 1) / workers.count();
        for (int from = 0; from < cases.size(); from += share) {
          List<RankingCase> part = cases.subList(from, Math.min(cases.size(), from + share));
          tasks.add(() -> ranker.rank(part, depth));
        }
        return workers.all(tasks).stream().flatMap(List::stream).toList();
      }
    };
  }
}
