package io.freshet.bundle;

import static io.freshet.sequence.Events.view;
import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.sequence.Interaction;
import io.freshet.sequence.SequenceLimits;
import io.freshet.sequence.UserSequence;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BundleTest {
  private static final SequenceLimits LIMITS = new SequenceLimits(100, 100, Long.MAX_VALUE / 2);

  private final Map<String, UserSequence> users = new HashMap<>();

  @Test
  void oneListCoversAllEventsOfAUser() {
    Bundle bundle = new Bundle(1_000, Coverage.BUNDLE, 50);
    add(bundle, view("u", "a", 1));
    add(bundle, view("v", "a", 2));
    add(bundle, view("u", "b", 3));
    assertThat(bundle.requests()).hasSize(2);
    Request first = bundle.requests().get(0);
    assertThat(first.userId()).isEqualTo("u");
    assertThat(first.firstSequence()).isEqualTo(1);
    assertThat(first.lastSequence()).isEqualTo(2);
    assertThat(first.cause().itemId()).isEqualTo("b");
    assertThat(first.sequence().size()).isEqualTo(2);
  }

  @Test
  void theNextBundleGoesOnWithTheNextNumber() {
    Bundle bundle = new Bundle(1_000, Coverage.BUNDLE, 50);
    add(bundle, view("u", "a", 1));
    bundle.clear();
    add(bundle, view("u", "b", 2));
    assertThat(bundle.requests().get(0).firstSequence()).isEqualTo(2);
    assertThat(bundle.requests().get(0).lastSequence()).isEqualTo(2);
  }

  @Test
  void eachEventHasAListOfItsOwnFromTheStateJustAfterIt() {
    Bundle bundle = new Bundle(1_000, Coverage.EVENT, 50);
    add(bundle, view("u", "a", 1));
    add(bundle, view("u", "b", 2));
    add(bundle, view("u", "c", 3));
    assertThat(bundle.requests()).extracting(Request::firstSequence).containsExactly(1L, 2L, 3L);
    assertThat(bundle.requests()).extracting(Request::lastSequence).containsExactly(1L, 2L, 3L);
    assertThat(bundle.requests())
        .extracting(request -> request.sequence().size())
        .containsExactly(1, 2, 3);
    assertThat(bundle.sequences()).hasSize(1);
  }

  @Test
  void isFullByInputPositionsNotByEvents() {
    Bundle bundle = new Bundle(10, Coverage.BUNDLE, 5);
    for (int i = 0; i < 20; i++) {
      add(bundle, view("u", "i" + i, i));
    }
    assertThat(bundle.tokens()).isEqualTo(5);
    assertThat(bundle.isFull()).isFalse();
    bundle.clear();
    add(bundle, view("u", "j", 21));
    for (int i = 0; i < 5; i++) {
      add(bundle, view("v", "i" + i, i));
    }
    assertThat(bundle.tokens()).isEqualTo(10);
    assertThat(bundle.isFull()).isTrue();
  }

  private void add(Bundle bundle, Interaction event) {
    UserSequence sequence =
        users.computeIfAbsent(event.userId(), user -> new UserSequence(event.recordedMillis()));
    sequence.add(event, LIMITS);
    bundle.add(event, sequence);
  }
}
