package app.safelight.engine;

import app.safelight.diffusion.GuidanceSchedule;
import app.safelight.diffusion.NegativeSkip;
import app.safelight.diffusion.PictureSteps;
import app.safelight.diffusion.Samplers;
import app.safelight.request.ConditioningPadding;
import app.safelight.request.EditingRule;
import app.safelight.request.GenerationRequest;
import app.safelight.request.GuidanceRules;
import app.safelight.request.Hires;
import app.safelight.request.ImageSize;
import app.safelight.request.NamedHash;
import app.safelight.request.PictureStart;
import app.safelight.request.PromptRules;
import app.safelight.request.SamplerType;
import app.safelight.request.StepRule;
import app.safelight.text.PromptEditing;
import app.safelight.text.PromptPlan;
import app.safelight.text.PromptSchedule;
import app.safelight.text.Timeline;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The prompts of a request, encoded for both of its passes. Used by one thread only.
final class SteeredPasses {
    private final GenerationRequest request;
    private final PromptPlan first;
    private final @Nullable PromptPlan second;
    private final EncodedSchedule.Parts firstParts;
    private final EncodedSchedule.Parts secondParts;

    private SteeredPasses(
            GenerationRequest request,
            PromptPlan first,
            @Nullable PromptPlan second,
            EncodedSchedule.Parts firstParts,
            EncodedSchedule.Parts secondParts) {
        this.request = request;
        this.first = first;
        this.second = second;
        this.firstParts = firstParts;
        this.secondParts = secondParts;
    }

    /// Encodes the prompts of both passes, at once where the same networks are in force. Those of the first pass are in
    /// force afterwards.
    ///
    /// @param listener told if the text encoder is needed
    /// @throws EngineException if a weight in a prompt is no number, or the native library fails
    static SteeredPasses encode(
            GenerationRequest request,
            PromptEncoder encoder,
            CalledNetworks networks,
            StagedModel stages,
            GenerationListener listener)
            throws EngineException, IOException {
        PromptRules rules = request.tuning().prompts();
        EditingRule editing = rules.editing();
        int calls = request.steps() * Samplers.callsPerStep(request.sampler());
        PromptPlan first = PromptPlan.of(request.prompt(), request.negativePrompt(), Timeline.of(calls, editing));
        Hires hires = request.hires();
        stages.settle(networks.first().patches());
        if (hires == null) {
            EncodedSchedule.Parts parts = encoder.encode(List.of(first), rules, networks.first(), stages, listener);
            return new SteeredPasses(request, first, null, parts, parts);
        }
        PromptPlan second = PromptPlan.of(
                hires.prompt().isEmpty() ? request.prompt() : hires.prompt(),
                hires.negativePrompt().isEmpty() ? request.negativePrompt() : hires.negativePrompt(),
                Timeline.secondPass(calls, secondCalls(request, hires), editing));
        if (networks.first().equals(networks.second())) {
            EncodedSchedule.Parts parts =
                    encoder.encode(List.of(first, second), rules, networks.first(), stages, listener);
            return new SteeredPasses(request, first, second, parts, parts);
        }
        stages.settle(networks.second().patches());
        EncodedSchedule.Parts secondParts = encoder.encode(List.of(second), rules, networks.second(), stages, listener);
        stages.settle(networks.first().patches());
        EncodedSchedule.Parts firstParts = encoder.encode(List.of(first), rules, networks.first(), stages, listener);
        return new SteeredPasses(request, first, second, firstParts, secondParts);
    }

    /// The embeddings in the prompts of the first pass as recipes name them: AUTOMATIC1111 writes those of each text
    /// before those of the texts it encoded earlier, the negative prompt first of all, once for each text encoder.
    ///
    /// @param encoders number of text encoders
    List<NamedHash> embeddings(int encoders) {
        List<NamedHash> all = new ArrayList<>();
        Stream.concat(
                        Stream.of(first.negative()),
                        first.positives().stream()
                                .map(PromptPlan.Branch::schedule)
                                .distinct())
                .forEach(schedule -> {
                    for (int i = 0; i < encoders; i++) {
                        all.addAll(0, embeddings(schedule));
                    }
                });
        return all;
    }

    private List<NamedHash> embeddings(PromptSchedule schedule) {
        List<PromptTokens> texts =
                schedule.texts().stream().map(firstParts.tokens()).toList();
        int chunks = texts.stream().mapToInt(PromptTokens::count).max().orElse(0);
        Set<NamedHash> found = new LinkedHashSet<>();
        for (int i = 0; i < chunks; i++) {
            for (PromptTokens text : texts) {
                text.embeddings(i).forEach(each -> found.add(new NamedHash(each.name(), each.hash())));
            }
        }
        return List.copyOf(found);
    }

    /// What steers the first or only pass.
    ///
    /// @param size of its picture
    GuidanceSchedule first(ImageSize size) {
        int order = Samplers.callsPerStep(request.sampler());
        return steering(
                first, firstParts, PictureSizes.of(size, request.tuning().network()), firstSteps(request) * order);
    }

    /// What steers the second pass.
    ///
    /// @param size of its picture
    /// @throws IllegalStateException if the request has none
    GuidanceSchedule second(HiresSize size) {
        Hires hires = request.hires();
        if (hires == null || second == null) {
            throw new IllegalStateException("the request has no second pass");
        }
        return steering(
                second, secondParts, PictureSizes.of(size, request.tuning().network()), secondCalls(request, hires));
    }

    /// @param calls of the network in the pass, as AUTOMATIC1111 counts them
    private Steering steering(PromptPlan plan, EncodedSchedule.Parts parts, PictureSizes sizes, int calls) {
        GuidanceRules guidance = request.tuning().guidance();
        ConditioningPadding padding = request.tuning().prompts().padding();
        NegativeSkip skip = new NegativeSkip(
                guidance.skipBelow(),
                guidance.skipEveryStep() ? NegativeSkip.Rate.EVERY : NegativeSkip.Rate.EVERY_OTHER,
                guidance.skipEarly(),
                Math.max(calls, 1));
        Steering.Rules rules = new Steering.Rules(request.cfgScale(), guidance.rescale(), skip, padding, sizes);
        EncodedText empty = padding == ConditioningPadding.EMPTY_CHUNKS ? nothing(parts) : null;
        return new Steering(plan, parts, empty, rules);
    }

    private static EncodedText nothing(EncodedSchedule.Parts parts) {
        PromptSchedule silence = new PromptSchedule(List.of(new PromptEditing.Span(1, "")));
        return new EncodedSchedule(silence, parts).at(0);
    }

    private static int firstSteps(GenerationRequest request) {
        PictureStart start = request.start();
        if (start == null) {
            return request.steps();
        }
        PictureSteps steps = start.stepRule() == StepRule.EXACT
                ? PictureSteps.exactly(request.steps(), start.denoising())
                : PictureSteps.share(request.steps(), start.denoising());
        return steps.kept() + 1;
    }

    private static int secondCalls(GenerationRequest request, Hires hires) {
        SamplerType sampler = hires.sampler() == null ? request.sampler() : hires.sampler();
        int steps = hires.steps() == 0 ? request.steps() : hires.steps();
        return steps * Samplers.callsPerStep(sampler);
    }
}
