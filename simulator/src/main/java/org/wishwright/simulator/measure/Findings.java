package org.wishwright.simulator.measure;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.TreeMap;
import org.wishwright.simulator.drive.Account;
import org.wishwright.simulator.drive.Consumers;
import org.wishwright.simulator.drive.Pages;
import org.wishwright.simulator.drive.SaleRecord;
import org.wishwright.simulator.drive.Sales;
import org.wishwright.simulator.http.Api;
import org.wishwright.simulator.http.Call;
import tools.jackson.databind.JsonNode;

/**
 * What the program says when all is over.
 *
 * @param states orders of this replay by state
 * @param lost sales paid for of which the program knows no order
 * @param doubled orders of this replay's product that no sale asked for
 * @param kept promises: orders shipped by the date promised, of {@code promised}
 * @param overview the operator's
 * @param log the check of the evidence log
 * @param orderPageMillis median of a buyer's order page, warm
 */
public record Findings(
        TreeMap<String, Integer> states,
        List<Integer> lost,
        List<String> doubled,
        int kept,
        int promised,
        JsonNode overview,
        JsonNode audit,
        JsonNode log,
        double orderPageMillis) {

    private static final long SETTLE_MILLIS = 180_000;

    /** Events whose listener died with the program are taken up again much later; nobody waits for them. */
    private static final long EVENTS_MILLIS = 20_000;

    private static final int PAGES = 200;

    /** Waits until timers and listeners are through, then reads everything back. */
    public static Findings read(Account operator, Consumers consumers, Sales sales, String version) {
        var overview = settled(operator, consumers);
        var orders = new ArrayList<JsonNode>();
        var mine = new ArrayList<Account>();
        for (var consumer : consumers.all()) {
            for (var order : Pages.all(consumer, "/api/v1/orders?limit=100")) {
                if (order.path("lines").path(0).path("version").asString("").equals(version)) {
                    orders.add(order);
                    mine.add(consumer);
                }
            }
        }
        var states = new TreeMap<String, Integer>();
        var seen = new HashSet<String>();
        var doubled = new ArrayList<String>();
        int kept = 0;
        int promised = 0;
        for (int i = 0; i < orders.size(); i++) {
            var id = orders.get(i).path("order").asString("");
            var state = orders.get(i).path("state").asString("");
            states.merge(state, 1, Integer::sum);
            seen.add(id);
            if (sales.saleOf(id) != null) {
                promised++;
                kept += isKept(mine.get(i).json(Call.get("/api/v1/orders/" + id))) ? 1 : 0;
            } else if (!state.equals("LAPSED")) {
                doubled.add(id);
            }
        }
        var lost = sales.all().stream()
                .filter(sale -> sale.paid() && !seen.contains(sale.order()))
                .map(SaleRecord::sale)
                .toList();
        return new Findings(
                states,
                lost,
                doubled,
                kept,
                promised,
                overview,
                operator.json(Call.get("/api/v1/operator/ledger/audit")),
                operator.json(Call.get("/api/v1/operator/log/check")),
                orderPage(orders, mine));
    }

    private static JsonNode settled(Account operator, Consumers consumers) {
        long began = System.currentTimeMillis();
        while (true) {
            long waited = System.currentTimeMillis() - began;
            var overview = operator.json(Call.get("/api/v1/operator/overview"));
            boolean quiet = overview.path("waitingTimers").asLong() == 0
                    && (overview.path("waitingEvents").asLong() == 0 || waited > EVENTS_MILLIS)
                    && consumers.all().stream().noneMatch(Findings::hasParcels);
            if (quiet || waited > SETTLE_MILLIS) {
                return overview;
            }
            Api.pause(1_000);
        }
    }

    private static boolean hasParcels(Account consumer) {
        return !consumer.json(Call.get("/api/v1/orders?limit=1&state=SHIPPED"))
                .path("items")
                .isEmpty();
    }

    private static boolean isKept(JsonNode order) {
        var promise = Instant.parse(order.path("shipBy").asString(""));
        for (var change : order.path("history")) {
            if (change.path("state").asString("").equals("SHIPPED")) {
                return !Instant.parse(change.path("since").asString("")).isAfter(promise);
            }
        }
        return false;
    }

    private static double orderPage(List<JsonNode> orders, List<Account> buyers) {
        int pages = Math.min(PAGES, orders.size());
        for (int i = 0; i < Math.min(20, pages); i++) {
            buyers.get(i).send(Call.get("/orders/" + orders.get(i).path("order").asString("")));
        }
        var nanos = new long[pages];
        for (int i = 0; i < pages; i++) {
            int chosen = (int) ((long) i * orders.size() / pages);
            long began = System.nanoTime();
            buyers.get(chosen)
                    .send(Call.get("/orders/" + orders.get(chosen).path("order").asString("")));
            nanos[i] = System.nanoTime() - began;
        }
        Arrays.sort(nanos);
        return EngineTimes.median(nanos);
    }

    /** What must not be; empty where all is well. */
    public List<String> faults(int salesWanted, Sales sales) {
        var faults = new ArrayList<String>();
        sales.refused().stream()
                .limit(5)
                .forEach(sale -> faults.add("Sale " + sale.sale() + " was refused: " + sale.refused()));
        long open = salesWanted - sales.all().stream().filter(SaleRecord::done).count();
        add(faults, open > 0, open + " sales were never ordered.");
        add(faults, !lost.isEmpty(), lost.size() + " orders were lost, of the sales " + few(lost) + ".");
        add(faults, !doubled.isEmpty(), doubled.size() + " orders that no sale asked for: " + few(doubled) + ".");
        int completed = states.getOrDefault("COMPLETED", 0);
        add(
                faults,
                completed < sales.paid(),
                "Of " + sales.paid() + " orders paid, " + completed + " were completed: " + states);
        add(faults, kept < promised, (promised - kept) + " promises were broken.");
        add(
                faults,
                overview.path("doubleBookedMinutes").asDouble(-1) != 0,
                "Minutes booked twice: " + overview.path("doubleBookedMinutes"));
        for (var sum : overview.path("ledger")) {
            add(faults, !isBalanced(sum), "The ledger is not balanced: " + sum);
        }
        add(faults, audit.path("differences").asLong(-1) != 0, "The ledger's audit found differences: " + audit);
        add(faults, log.path("faultCount").asLong(-1) != 0, "The evidence log is broken: " + log);
        return faults;
    }

    private static boolean isBalanced(JsonNode sum) {
        return sum.path("debitsPosted").asLong() == sum.path("creditsPosted").asLong()
                && sum.path("debitsPending").asLong()
                        == sum.path("creditsPending").asLong()
                && sum.path("held").asLong() == sum.path("owed").asLong();
    }

    private static void add(List<String> faults, boolean found, String fault) {
        if (found) {
            faults.add(fault);
        }
    }

    private static String few(List<?> all) {
        return all.stream().limit(10).map(String::valueOf).collect(java.util.stream.Collectors.joining(", "));
    }
}
