package app.safelight.engine.djl;

import app.safelight.engine.Demand;
import app.safelight.engine.Edges;
import app.safelight.engine.EngineException;
import app.safelight.engine.ModelPatches;
import app.safelight.engine.ModelWatcher;
import app.safelight.request.Arithmetic;
import app.safelight.request.Attention;
import app.safelight.request.Batching;
import app.safelight.request.Computing;
import app.safelight.request.ImageSize;
import app.safelight.request.ModelStage;
import app.safelight.request.Precision;
import app.safelight.request.Profile;
import app.safelight.residency.Decoding;
import app.safelight.residency.Forecast;
import app.safelight.residency.Ledger;
import app.safelight.residency.Plan;
import app.safelight.residency.PlanSearch;
import app.safelight.residency.ResidencyPlanner;
import app.safelight.residency.Tier;
import app.safelight.weights.Checkpoint;
import java.util.Locale;
import java.util.Optional;

/// Finds out how a model can be used, and puts that into force: its networks for the way of computing, the plan for the
/// memory there is.
final class ModelPlanning implements Adapting.Means {
    private static final int FACTOR = 8;

    private final PyTorch torch;
    private final Checkpoint checkpoint;
    private final Ledger ledger;
    private final Machine machine;
    private Networks networks;
    private Edges edges = Edges.ZERO;
    private ModelPatches patches = ModelPatches.NONE;
    private Demand demand = new Demand(Profile.MEDVRAM, Computing.AUTO, new ImageSize(512, 512), 2, 1);
    private Plan plan = new Plan(Profile.MEDVRAM, Attention.SDP, Batching.ALWAYS, Decoding.WHOLE);
    private Runnable watcher = () -> {};

    ModelPlanning(PyTorch torch, Checkpoint checkpoint, Ledger ledger, Machine machine) {
        this.torch = torch;
        this.checkpoint = checkpoint;
        this.ledger = ledger;
        this.machine = machine;
        networks = new Networks(torch, checkpoint, ledger, Numerics.of(Computing.AUTO, machine.bestPrecision()));
    }

    /// Settles how the next run uses the model.
    ///
    /// @throws EngineException if it cannot fit
    Forecast settle(Demand asked, ModelWatcher told) throws EngineException {
        demand = asked;
        watcher = told::moving;
        Computing computing = asked.computing();
        use(Numerics.of(computing, machine.bestPrecision()));
        Long explicit = computing.deviceBudget();
        Budget budget = Budget.of(asked.profile(), explicit, ledger, machine.free());
        PlanSearch search = search(budget.bytes());
        Attention attention = networks.numerics().attention();
        Optional<Forecast> found = search.fastest(asked.profile(), attention, computing.batching());
        if (found.isEmpty()) {
            throw refusal(search, budget, attention);
        }
        plan = found.get().plan();
        ledger.limit(explicit == null ? Long.MAX_VALUE : explicit);
        ResidencyPlanner planner = planner();
        CLibrary.settle(freed(explicit != null));
        networks.mover().follow(planner, watcher);
        return search.forecast(plan, planner);
    }

    /// Memory is given back at once where a budget is to be kept.
    private CLibrary.Freed freed(boolean budgeted) {
        if (budgeted) {
            return CLibrary.Freed.AT_ONCE;
        }
        return plan.profile() == Profile.LOWVRAM ? CLibrary.Freed.SMALL_REUSED : CLibrary.Freed.REUSED;
    }

    private EngineException refusal(PlanSearch search, Budget budget, Attention attention) {
        Forecast smallest = search.smallest(attention);
        boolean wouldFit = smallest.peak() <= budget.bytes();
        Forecast asked = demand.profile() == Profile.AUTO
                ? smallest
                : search.forecast(new Plan(demand.profile(), attention, Batching.NEVER, Decoding.TILED));
        return new EngineException("%s needs %s with this model and size, and %s is %s. %s"
                .formatted(
                        demand.profile() == Profile.AUTO ? "Even lowvram" : "The profile " + name(demand.profile()),
                        megabytes(asked.peak()),
                        budget.origin(),
                        megabytes(budget.bytes()),
                        wouldFit
                                ? "The profile %s would fit with %s."
                                        .formatted(name(smallest.plan().profile()), megabytes(smallest.peak()))
                                : "Ask for a smaller size, or allow more memory."));
    }

    private static String name(Profile profile) {
        return profile.name().toLowerCase(Locale.ROOT);
    }

    private static String megabytes(long bytes) {
        return Math.ceilDiv(bytes, 1_000_000L) + " MB";
    }

    private PlanSearch search(long budget) {
        return new PlanSearch(networks.allUnits(), working(), ledger.base(), budget);
    }

    /// What the plan lets stay. Without a budget lowvram is what it says: one unit at a time.
    private ResidencyPlanner planner() {
        Computing computing = demand.computing();
        boolean filling = demand.profile() == Profile.AUTO || computing.deviceBudget() != null;
        if (plan.profile() == Profile.LOWVRAM && !filling) {
            return new ResidencyPlanner(Profile.LOWVRAM);
        }
        Budget budget = Budget.of(demand.profile(), computing.deviceBudget(), ledger, machine.free());
        return search(budget.bytes()).planner(plan);
    }

    void settle(Edges wanted) {
        edges = wanted;
        networks.settle(wanted);
    }

    void settle(ModelPatches wanted) {
        patches = wanted;
        networks.settle(wanted);
    }

    /// The networks in use.
    Networks networks() {
        return networks;
    }

    /// What was asked last.
    Demand demand() {
        return demand;
    }

    /// What calls of the demand's kind take.
    WorkingMemory working() {
        return new WorkingMemory(
                networks, demand.size().height() / FACTOR, demand.size().width() / FACTOR, demand.passes());
    }

    /// Whether a strategy is another one on this device.
    boolean replacesAttention(Attention attention) {
        return attention == Attention.MEMORY_EFFICIENT;
    }

    /// What the networks calculate with now.
    Arithmetic arithmetic() {
        Numerics numerics = networks.numerics();
        Attention attention = numerics.attention();
        return new Arithmetic(numerics.label(), (replacesAttention(attention) ? Attention.SDP : attention).label());
    }

    @Override
    public Plan plan() {
        return plan;
    }

    @Override
    public void follow(Plan lower) {
        networks.clear();
        CLibrary.settle(CLibrary.Freed.AT_ONCE);
        plan = lower;
        use(networks.numerics().with(lower.attention()));
        networks.mover().follow(planner(), watcher);
        CLibrary.trim();
    }

    @Override
    public Precision precision(ModelStage stage) {
        return networks.numerics().of(stage);
    }

    @Override
    public void raise(ModelStage stage, Precision precision) {
        use(networks.numerics().with(stage, precision));
        networks.mover().follow(planner(), watcher);
    }

    /// Takes networks that compute in a certain way, if the present ones do not.
    private void use(Numerics numerics) {
        if (!numerics.equals(networks.numerics())) {
            networks.close();
            networks = new Networks(torch, checkpoint, ledger, numerics);
            networks.settle(edges);
            networks.settle(patches);
        }
    }

    /// Bytes that weights and working memory hold now, which can be had again.
    static long held(Ledger ledger) {
        return ledger.base() + ledger.bytes(Tier.DEVICE);
    }
}
