package io.freshet.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;

/** Conditions that ArchUnit's own vocabulary lacks. */
final class Conditions {
  private Conditions() {}

  /** Reports every class that the predicate accepts. */
  static ArchCondition<JavaClass> not(String wish, DescribedPredicate<JavaClass> offence) {
    return new ArchCondition<>(wish) {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        if (offence.test(type)) {
          events.add(SimpleConditionEvent.violated(type, type.getName() + " does not " + wish));
        }
      }
    };
  }
}
