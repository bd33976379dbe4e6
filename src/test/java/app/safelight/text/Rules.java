package app.safelight.text;

import app.safelight.request.ConditioningPadding;
import app.safelight.request.EditingRule;
import app.safelight.request.EmphasisMode;
import app.safelight.request.PromptRules;

/// Rules that differ from the usual in one point or two.
final class Rules {
    private Rules() {}

    static PromptRules of(EmphasisMode emphasis, int commaBacktrack) {
        return new PromptRules(emphasis, false, 1, commaBacktrack, ConditioningPadding.NONE, EditingRule.DECIMAL_POINT);
    }

    static PromptRules old(EmphasisMode emphasis) {
        return new PromptRules(emphasis, true, 1, 20, ConditioningPadding.NONE, EditingRule.DECIMAL_POINT);
    }
}
