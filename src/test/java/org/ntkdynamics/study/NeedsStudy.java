package org.ntkdynamics.study;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * A test that makes runs of a study outside of that study's package: it has nothing to test in a
 * project whose study was deleted.
 */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(NeedsStudy.Condition.class)
public @interface NeedsStudy {
  /** The kinds of experiment, all of which it needs. */
  String[] value();

  /** Whether they are there. */
  final class Condition implements ExecutionCondition {
    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
      Optional<String> missing =
          AnnotationSupport.findAnnotation(context.getElement(), NeedsStudy.class).stream()
              .flatMap(needs -> Stream.of(needs.value()))
              .filter(Kinds::isMissing)
              .findFirst();
      return missing
          .map(kind -> ConditionEvaluationResult.disabled("no study of the kind " + kind))
          .orElse(ConditionEvaluationResult.enabled("its studies are there"));
    }
  }
}
