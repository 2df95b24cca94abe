package io.freshet.system;

import io.freshet.block.Answering;
import io.freshet.block.Mixer;
import io.freshet.block.Mode;
import io.freshet.block.Positions;
import io.freshet.data.ItemFacts;
import io.freshet.objective.Objective;
import io.freshet.tensor.Slot;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What must hold before a system is built, told in sentences. */
final class Compatibility {
  private final SystemPlan plan;
  private final Objective objective;
  private final List<String> problems = new ArrayList<>();

  Compatibility(SystemPlan plan, Objective objective) {
    this.plan = plan;
    this.objective = objective;
  }

  void checkSettings() {
    Settings settings = plan.settings();
    problems.addAll(
        new SizeCheck()
            .atLeastOne("longest", settings.longest())
            .atLeastOne("width", settings.width())
            .atLeastOne("depth", settings.depth())
            .heads(settings.heads(), settings.width())
            .dropout(settings.dropout())
            .own(plan.definition().knobs(), settings.own())
            .problems());
    refuseProblems();
  }

  /** Parts check what only they know of. */
  Parts assembled(ItemFacts facts) {
    try {
      return plan.definition().parts(plan.settings(), facts);
    } catch (IllegalArgumentException e) {
      problems.add(e.getMessage());
      throw refusal();
    }
  }

  void checkParts(Parts parts, ItemFacts facts) {
    int places = parts.input().places(plan.settings().longest());
    parts.body().mixers().stream().distinct().forEach(mixer -> checkMixer(mixer, places));
    parts.body().mixers().stream()
        .distinct()
        .forEach(mixer -> checkPositions(mixer, parts.positions()));
    if (objective.asks() != parts.input().asks()) {
      problems.add(
          "objective %s teaches to answer from %s, input %s asks %s"
              .formatted(
                  objective.name(),
                  objective.asks().label(),
                  parts.input().label(),
                  parts.input().asks().label()));
    }
    if (objective.mode() == Mode.PERMUTED && !parts.positions().readsAges()) {
      problems.add(
          "objective %s tells where positions stand, positions %s count them"
              .formatted(objective.name(), parts.positions().label()));
    }
    if (!objective.gives().containsAll(parts.body().needs())) {
      problems.add(
          "body %s must be given %s, objective %s gives %s"
              .formatted(
                  parts.body().label(),
                  names(parts.body().needs()),
                  objective.name(),
                  names(objective.gives())));
    }
    if (parts.input().readsEntities() && facts.entities().isEmpty()) {
      problems.add(
          "input %s asks what items are, the data tell of none of %d"
              .formatted(parts.input().label(), facts.items()));
    }
    checkHeads(parts);
    refuseProblems();
  }

  private static List<String> names(Set<Slot> slots) {
    return slots.stream().map(Slot::name).sorted().toList();
  }

  private void checkHeads(Parts parts) {
    Map<String, Integer> found =
        parts.exit() instanceof Answering heads ? heads.classes() : Map.of();
    if (!objective.heads().entrySet().stream().allMatch(asked -> answers(found, asked))) {
      problems.add(
          "objective %s asks the heads %s, the system has %s"
              .formatted(objective.name(), new TreeMap<>(objective.heads()), new TreeMap<>(found)));
    }
  }

  private static boolean answers(Map<String, Integer> found, Map.Entry<String, Integer> asked) {
    return asked.getValue() == Objective.AS_MANY_AS_THERE_ARE
        ? found.containsKey(asked.getKey())
        : asked.getValue().equals(found.get(asked.getKey()));
  }

  private void checkMixer(Mixer mixer, int places) {
    if (!mixer.modes().contains(objective.mode())) {
      List<String> allowed = mixer.modes().stream().sorted().map(Mode::label).toList();
      problems.add(
          "objective %s is %s, mixer %s allows %s"
              .formatted(
                  objective.name(),
                  objective.mode().label(),
                  mixer.label(),
                  String.join(", ", allowed)));
    }
    if (places > mixer.longest()) {
      problems.add(
          "longest is %d, which takes %d positions; mixer %s takes at most %d"
              .formatted(plan.settings().longest(), places, mixer.label(), mixer.longest()));
    }
  }

  private void checkPositions(Mixer mixer, Positions positions) {
    if (!positions.gives().containsAll(mixer.asksOfPositions())) {
      problems.add(
          "mixer %s asks positions for %s, positions %s give %s"
              .formatted(
                  mixer.label(),
                  names(mixer.asksOfPositions()),
                  positions.label(),
                  names(positions.gives())));
    }
  }

  private void refuseProblems() {
    if (!problems.isEmpty()) {
      throw refusal();
    }
  }

  private UnfitSystem refusal() {
    return new UnfitSystem(
        "system %s cannot be built: %s".formatted(plan.name(), String.join("; ", problems)));
  }
}
