package org.wishwright.platform.production.work;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.wishwright.kernel.LocalText;
import org.wishwright.kernel.Money;
import org.wishwright.kernel.Refusal;
import org.wishwright.kernel.RefusedException;
import org.wishwright.platform.factory.Factories;
import org.wishwright.platform.factory.FactoryId;
import org.wishwright.platform.foundation.BusinessClock;
import org.wishwright.platform.identity.Caller;
import org.wishwright.platform.identity.PartyId;
import org.wishwright.platform.production.store.WageStore;
import org.wishwright.platform.production.store.WageStore.Earned;
import org.wishwright.platform.production.store.WageStore.Rate;

/** Piece wages: the maker sets what a piece is worth at each work centre; who made pieces good has earned it. */
@Service
public class Wages {

    private static final long MOST_A_PIECE = 100_000_000;

    private final FloorAccess access;
    private final Factories factories;
    private final WageStore store;
    private final BusinessClock clock;

    Wages(FloorAccess access, Factories factories, WageStore store, BusinessClock clock) {
        this.access = access;
        this.factories = factories;
        this.store = store;
        this.clock = clock;
    }

    /** What one worker earned in a month. @param unrated pieces for which no rate was set */
    public record Slip(PartyId worker, int pieces, int reworked, int unrated, List<Money> sums, List<Earned> lines) {

        static Slip of(PartyId worker, List<Earned> lines) {
            return new Slip(
                    worker,
                    Wages.pieces(lines),
                    lines.stream().mapToInt(Earned::reworked).sum(),
                    Wages.pieces(
                            lines.stream().filter(line -> line.rate() == null).toList()),
                    Wages.sums(lines),
                    List.copyOf(lines));
        }

        /** Its lines, those of one work centre together. */
        public List<List<Earned>> byCentre() {
            var groups = new LinkedHashMap<List<Object>, List<Earned>>();
            lines.forEach(line -> groups.computeIfAbsent(
                            List.of(line.factory(), line.workCentre()), centre -> new ArrayList<>())
                    .add(line));
            return List.copyOf(groups.values());
        }
    }

    public static int pieces(List<Earned> lines) {
        return lines.stream().mapToInt(Earned::pieces).sum();
    }

    /** What the lines that have a rate come to, one sum a currency. */
    public static List<Money> sums(List<Earned> lines) {
        var sums = new TreeMap<String, Money>();
        for (var line : lines) {
            var rate = line.rate();
            if (rate != null) {
                sums.merge(rate.currency().getCurrencyCode(), rate.times(line.pieces()), Money::plus);
            }
        }
        return List.copyOf(sums.values());
    }

    /** What the maker chooses from. @param centres names by code */
    public record Choices(Map<String, LocalText> centres, List<WageStore.Module> modules) {}

    /** Every worker's month, who earned most pieces first. */
    public List<Slip> slips(Caller maker, YearMonth month) {
        var desks = access.desk(maker);
        var byWorker = new LinkedHashMap<PartyId, List<Earned>>();
        earned(desks, month, null)
                .forEach(line -> byWorker.computeIfAbsent(line.worker(), id -> new ArrayList<>())
                        .add(line));
        return byWorker.entrySet().stream()
                .map(entry -> Slip.of(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparingInt(Slip::pieces).reversed())
                .toList();
    }

    /** The caller's own month and nobody else's. */
    public Slip own(Caller worker, YearMonth month) {
        return Slip.of(worker.person(), earned(access.floor(worker), month, worker.person()));
    }

    private List<Earned> earned(
            Collection<FactoryId> hands, YearMonth month, @org.jspecify.annotations.Nullable PartyId worker) {
        var zone = zone(hands);
        return store.earned(
                hands,
                month.atDay(1).atStartOfDay(zone).toInstant(),
                month.plusMonths(1).atDay(1).atStartOfDay(zone).toInstant(),
                zone,
                worker);
    }

    private ZoneId zone(Collection<FactoryId> hands) {
        return factories.description(hands.iterator().next()).zoneId();
    }

    /** The month that it is now where the caller works. */
    public YearMonth thisMonth(Caller caller) {
        return YearMonth.from(clock.instant().atZone(zone(access.floor(caller))));
    }

    /** Today at the maker's factory. */
    public LocalDate today(Caller maker) {
        return LocalDate.ofInstant(clock.instant(), zone(access.desk(maker)));
    }

    public List<Rate> rates(Caller maker) {
        return store.rates(access.desk(maker));
    }

    public Choices choices(Caller maker) {
        var desks = access.desk(maker);
        return new Choices(factories.description(desks.iterator().next()).centreNames(), store.modules(desks));
    }

    /**
     * Sets what a piece is worth from a day on. A rate that has begun is not changed behind anybody's back: only the first
     * rate of a work centre and module may begin in the past.
     *
     * @param module empty for all modules without a rate of their own
     */
    @Transactional
    public void set(Caller maker, String centre, String module, Money amount, LocalDate from) {
        var factory = access.desk(maker).iterator().next();
        var choices = choices(maker);
        if (!choices.centres().containsKey(centre)) {
            throw refused("production.rate-centre-unknown", "Choose one of your work centres.", "centre");
        }
        if (!module.isEmpty()
                && choices.modules().stream().noneMatch(one -> one.id().equals(module))) {
            throw refused("production.rate-module-unknown", "Choose one of the modules you have made.", "module");
        }
        if (amount.isNegative() || amount.minor() > MOST_A_PIECE) {
            throw refused("production.rate-invalid", "Give an amount of zero or more, such as 1.50.", "amount");
        }
        var today = today(maker);
        if (from.isAfter(today.plusYears(5)) || from.isBefore(today.minusYears(5))) {
            throw refused("production.rate-date-invalid", "Give a day within five years.", "from");
        }
        var rate = new Rate(factory, centre, module, from, amount);
        if (from.isBefore(today) && store.anyRate(rate)) {
            throw refused(
                    "production.rate-past",
                    "Wages were reckoned with the former rate already. A new one begins today or later.",
                    "from");
        }
        store.put(rate, maker.person(), clock.instant());
    }

    /** Currencies to choose from: those of former rates first. */
    public List<String> currencies(Caller maker) {
        var found = new java.util.LinkedHashSet<String>();
        rates(maker).forEach(rate -> found.add(rate.amount().currency().getCurrencyCode()));
        for (var code : List.of("CNY", "EUR", "USD")) {
            found.add(Currency.getInstance(code).getCurrencyCode());
        }
        return List.copyOf(found);
    }

    private static RefusedException refused(String code, String sentence, String field) {
        return new RefusedException(Refusal.of(code, sentence, "field", field));
    }
}
