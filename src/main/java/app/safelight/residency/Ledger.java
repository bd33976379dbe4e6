package app.safelight.residency;

import app.safelight.request.ModelStage;
import app.safelight.request.StageMemory;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// Counts the bytes of weights by tier and stage. The only source of what a memory meter shows. Thread-safe.
public final class Ledger {
    private final Map<Tier, Map<ModelStage, Long>> bytes = new EnumMap<>(Tier.class);

    /// Books bytes in.
    ///
    /// @param amount zero or more
    public synchronized void add(Tier tier, ModelStage stage, long amount) {
        change(tier, stage, checked(amount));
    }

    /// Books bytes out.
    ///
    /// @param amount zero or more
    /// @throws IllegalStateException if fewer were booked in
    public synchronized void remove(Tier tier, ModelStage stage, long amount) {
        change(tier, stage, -checked(amount));
    }

    /// The bytes of a stage in a tier.
    public synchronized long bytes(Tier tier, ModelStage stage) {
        return bytes.getOrDefault(tier, Map.of()).getOrDefault(stage, 0L);
    }

    /// The bytes of all stages in a tier.
    public synchronized long bytes(Tier tier) {
        return bytes.getOrDefault(tier, Map.of()).values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    /// What every stage has in every tier, in the order of the stages.
    public synchronized List<StageMemory> snapshot() {
        return Arrays.stream(ModelStage.values())
                .map(stage -> new StageMemory(
                        stage, bytes(Tier.DISK, stage), bytes(Tier.HOST, stage), bytes(Tier.DEVICE, stage)))
                .toList();
    }

    private void change(Tier tier, ModelStage stage, long change) {
        long after = bytes(tier, stage) + change;
        if (after < 0) {
            throw new IllegalStateException(tier + " " + stage + " would hold " + after + " bytes");
        }
        bytes.computeIfAbsent(tier, _ -> new EnumMap<>(ModelStage.class)).put(stage, after);
    }

    private static long checked(long amount) {
        if (amount < 0) {
            throw new IllegalArgumentException("amount " + amount + " is negative");
        }
        return amount;
    }
}
