package org.wishwright.platform.production.work;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.wishwright.platform.foundation.Page;
import org.wishwright.platform.identity.Caller;
import org.wishwright.platform.order.ChosenOption;
import org.wishwright.platform.order.LineId;
import org.wishwright.platform.order.OrderBook;
import org.wishwright.platform.order.OrderBook.Cut;
import org.wishwright.platform.order.OrderId;
import org.wishwright.platform.production.store.WorkOrderViews;
import org.wishwright.platform.production.store.WorkOrderViews.Member;

/**
 * By which measures the pieces of a work order are cut. No name of a batch holds them: they are asked of the order when somebody opens
 * the work order who makes it, and that is written down for the buyer.
 */
@Service
public class Measures {

    private final WorkOrderViews workOrders;
    private final OrderBook orders;

    Measures(WorkOrderViews workOrders, OrderBook orders) {
        this.workOrders = workOrders;
        this.orders = orders;
    }

    /** A work order that the reader may open, and what is made in it. */
    record Made(UUID workOrder, String module, String option) {}

    /** What the pieces of one order are cut to. */
    public record Measured(String order, List<ChosenOption> measures) {

        public String sentence(Page page) {
            var said = measures.stream()
                    .map(one -> one.module().in(page.language()) + " "
                            + one.option().in(page.language()))
                    .collect(Collectors.joining(" · "));
            return page.t("production.cut-to", "order", order, "measures", said);
        }
    }

    /** Of one work order. */
    public List<Measured> of(Caller caller, UUID workOrder, String module, String option) {
        var made = new Made(workOrder, module, option);
        return of(caller, List.of(made), workOrders.members(List.of(workOrder))).getOrDefault(workOrder, List.of());
    }

    /** By work order; those that nobody was measured for are missing. @param members pieces of these work orders */
    Map<UUID, List<Measured>> of(Caller caller, List<Made> made, List<Member> members) {
        var what = new HashMap<UUID, Made>();
        made.forEach(one -> what.put(one.workOrder(), one));
        var cuts = new LinkedHashMap<Cut, UUID>();
        for (var member : members) {
            var one = what.get(member.workOrder());
            if (one != null) {
                cuts.put(cut(member, one), member.workOrder());
            }
        }
        var measures = orders.measures(caller, cuts.keySet());
        var numbers =
                orders.summaries(measures.keySet().stream().map(Cut::order).collect(Collectors.toSet()));
        var found = new HashMap<UUID, List<Measured>>();
        cuts.forEach((cut, workOrder) -> {
            var measured = measures.get(cut);
            var order = numbers.get(cut.order());
            if (measured != null && order != null) {
                found.computeIfAbsent(workOrder, id -> new ArrayList<>()).add(new Measured(order.number(), measured));
            }
        });
        return found;
    }

    private static Cut cut(Member member, Made made) {
        return new Cut(new OrderId(member.orderId()), new LineId(member.line()), made.module(), made.option());
    }
}
