package app.safelight.house;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.nio.file.Files;
import java.util.Arrays;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/// Skips a test class, and says so, where the reference folder leaves out a file it cannot do without: a folder may
/// hold only some of the groups.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@ExtendWith(NeedsReference.Condition.class)
public @interface NeedsReference {
    /// Paths inside the folder.
    String[] value();

    /// Looks for the files.
    final class Condition implements ExecutionCondition {
        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            return context.getTestClass()
                    .map(type -> type.getAnnotation(NeedsReference.class))
                    .flatMap(needs -> Arrays.stream(needs.value())
                            .filter(file -> !Files.exists(ReferenceFolder.path().resolve(file)))
                            .findFirst())
                    .map(missing -> disabled(context.getDisplayName(), missing))
                    .orElseGet(() -> ConditionEvaluationResult.enabled("the reference folder has what is needed"));
        }

        private static ConditionEvaluationResult disabled(String test, String missing) {
            String reason = "reference: " + test + " ran 0 cases, " + ReferenceFolder.path() + " has no " + missing;
            IO.println(reason);
            return ConditionEvaluationResult.disabled(reason);
        }
    }
}
