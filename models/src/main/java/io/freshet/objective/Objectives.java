package io.freshet.objective;

import io.freshet.config.Nearest;
import io.freshet.objective.ContinualTasks.Schedule;
import java.util.List;

/** Every objective by its name, in its standard form. */
public final class Objectives {
  private static final List<Objective> ALL =
      List.of(
          new NextItem(),
          new MaskedItems(0.2, 0.2),
          new MaskedSpans(new MaskedItems(0.15, 0.2), 0.5, 5),
          new HiddenItems(0.5, 0.3),
          new NoisyNextItem(),
          new PermutedItems(0.2),
          new InfilledItems(0.5, 0.5, 3),
          new DenoisedEntities(new MaskedItems(0.2, 0.2)),
          new ContinualTasks(
              new MaskedSpans(new MaskedItems(0.15, 0.2), 0.5, 5), Schedule.CONTINUAL));

  private Objectives() {}

  /**
   * @throws IllegalArgumentException when none has this name, with the nearest one
   */
  public static Objective named(String name) {
    List<String> names = ALL.stream().map(Objective::name).toList();
    return ALL.stream()
        .filter(objective -> objective.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "no objective is named '%s'%s; there are %s"
                        .formatted(name, Nearest.hint(name, names), String.join(", ", names))));
  }
}
