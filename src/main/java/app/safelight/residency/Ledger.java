package app.safelight.residency;

import app.safelight.request.ModelStage;
import app.safelight.request.StageMemory;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/// Counts bytes by tier, stage and unit: weights, the room they are converted in, and what is computed from them. The
/// only source of what a memory meter shows, and the guard of the budget. Thread-safe.
public final class Ledger {
    /// The unit that working memory is booked under.
    public static final String WORKING = "working memory";

    /// The unit that the room for conversions is booked under.
    public static final String SCRATCH = "conversion of weights";

    private final Map<Account, Long> bytes = new HashMap<>();
    private long base;
    private long limit = Long.MAX_VALUE;
    private long peak;

    private record Account(Tier tier, ModelStage stage, String unit) {}

    /// Sets what the device holds before any model does, which counts toward the limit: on a processor, the program
    /// itself.
    public synchronized void base(long bytesWithoutModel) {
        base = checked(bytesWithoutModel);
        peak = Math.max(peak, total());
    }

    /// What the device holds before any model does.
    public synchronized long base() {
        return base;
    }

    /// Sets what the device may hold in all; begins to look for the most it holds anew.
    public synchronized void limit(long most) {
        limit = checked(most);
        peak = total();
    }

    /// The most the device has held, base counted, since the limit was set.
    public synchronized long peak() {
        return peak;
    }

    /// Books bytes in.
    ///
    /// @param amount zero or more
    /// @throws MemoryLimitException if the device would hold more than the limit
    public synchronized void add(Tier tier, ModelStage stage, String unit, long amount) {
        long free = limit - total();
        if (tier == Tier.DEVICE && checked(amount) > free) {
            throw new MemoryLimitException(stage, unit, amount, Math.max(0, free));
        }
        change(new Account(tier, stage, unit), checked(amount));
        peak = Math.max(peak, total());
    }

    /// Books bytes out.
    ///
    /// @param amount zero or more
    /// @throws IllegalStateException if fewer were booked in
    public synchronized void remove(Tier tier, ModelStage stage, String unit, long amount) {
        change(new Account(tier, stage, unit), -checked(amount));
    }

    /// Books bytes in, or out where they are negative.
    ///
    /// @throws MemoryLimitException if the device would hold more than the limit
    public void book(Tier tier, ModelStage stage, String unit, long amount) {
        if (amount < 0) {
            remove(tier, stage, unit, -amount);
        } else {
            add(tier, stage, unit, amount);
        }
    }

    /// The bytes of a unit in a tier.
    public synchronized long bytes(Tier tier, ModelStage stage, String unit) {
        return bytes.getOrDefault(new Account(tier, stage, unit), 0L);
    }

    /// The bytes of a stage in a tier.
    public synchronized long bytes(Tier tier, ModelStage stage) {
        return sum(account -> account.tier == tier && account.stage == stage);
    }

    /// The bytes of all stages in a tier.
    public synchronized long bytes(Tier tier) {
        return sum(account -> account.tier == tier);
    }

    /// What every stage has in every tier, in the order of the stages.
    public synchronized List<StageMemory> snapshot() {
        return Arrays.stream(ModelStage.values())
                .map(stage -> new StageMemory(
                        stage, bytes(Tier.DISK, stage), bytes(Tier.HOST, stage), bytes(Tier.DEVICE, stage)))
                .toList();
    }

    private long total() {
        return base + bytes(Tier.DEVICE);
    }

    private long sum(Predicate<Account> counted) {
        return bytes.entrySet().stream()
                .filter(entry -> counted.test(entry.getKey()))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    private void change(Account account, long change) {
        long after = bytes.getOrDefault(account, 0L) + change;
        if (after < 0) {
            throw new IllegalStateException(account + " would hold " + after + " bytes");
        }
        if (after == 0) {
            bytes.remove(account);
        } else {
            bytes.put(account, after);
        }
    }

    private static long checked(long amount) {
        if (amount < 0) {
            throw new IllegalArgumentException("amount " + amount + " is negative");
        }
        return amount;
    }
}
