package org.wishwright.platform.plan.work;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.wishwright.planning.Dispatch;
import org.wishwright.planning.Dispatch.Planned;
import org.wishwright.planning.PlanState;
import org.wishwright.planning.SetupMatrix;
import org.wishwright.planning.Slot;
import org.wishwright.planning.WorkUnit;
import org.wishwright.platform.factory.FactoryId;
import org.wishwright.platform.plan.store.DispatchStore;
import org.wishwright.platform.plan.store.DispatchStore.SetUp;
import org.wishwright.platform.plan.store.DispatchStore.Waiting;

/** Lays the work of shifts out by the dispatch rule, unit by unit, each set up as the shift before left it. Writes nothing. */
@Component
class Sequencing {

    private final DispatchStore dispatch;

    Sequencing(DispatchStore dispatch) {
        this.dispatch = dispatch;
    }

    /** @param waiting by shift, as {@link DispatchStore#waiting} answers it */
    List<Planned> of(FactoryId factory, List<Waiting> waiting, PlanState state) {
        var setups = setups(state);
        var before = waiting.isEmpty() ? Map.<Slot, SetUp>of() : dispatch.families(factory, waiting);
        var cells = new LinkedHashMap<Slot, List<Dispatch.ShiftJob>>();
        for (var operation : waiting) {
            cells.computeIfAbsent(new Slot(operation.unit(), operation.shift()), cell -> new ArrayList<>())
                    .add(operation.job());
        }
        var planned = new ArrayList<Planned>(waiting.size());
        var now = new HashMap<WorkUnit, SetUp>();
        cells.forEach((cell, jobs) -> {
            var unit = cell.unit();
            var matrix = setups.getOrDefault(unit.workCentre(), SetupMatrix.asRouted());
            var sequence = Dispatch.sequence(unit, cell.shift(), jobs, family(before.get(cell), now.get(unit)), matrix);
            now.put(
                    unit,
                    new SetUp(sequence.getLast().family(), sequence.getLast().end()));
            planned.addAll(sequence);
        });
        return planned;
    }

    /** What the later of two works left a machine set up for; null where neither is known. */
    private static @Nullable String family(@Nullable SetUp before, @Nullable SetUp now) {
        if (before == null || now == null) {
            return before != null ? before.family() : now != null ? now.family() : null;
        }
        return before.since().isAfter(now.since()) ? before.family() : now.family();
    }

    private static Map<String, SetupMatrix> setups(PlanState state) {
        var setups = new HashMap<String, SetupMatrix>();
        state.plant().workCentres().forEach(centre -> setups.put(centre.code(), centre.setups()));
        return setups;
    }
}
