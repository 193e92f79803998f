package org.wishwright.market.namedprice;

import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.wishwright.kernel.Money;
import org.wishwright.kernel.Outcome;
import org.wishwright.market.Alias;
import org.wishwright.market.Deal;
import org.wishwright.market.Deposit;
import org.wishwright.market.DepositType;
import org.wishwright.market.Desk;
import org.wishwright.market.Judging;
import org.wishwright.market.Logged;
import org.wishwright.market.Payee;
import org.wishwright.market.Play;
import org.wishwright.market.Progress;
import org.wishwright.market.Stage;
import org.wishwright.market.Taken;
import org.wishwright.market.namedprice.NamedPriceInput.Offered;
import org.wishwright.market.namedprice.Naming.Phase;
import org.wishwright.market.namedprice.Naming.Reserve;

/** A reverse pricing under way. */
final class NamedPricePlay implements Play {

    private static final String COUNTERS = "counters-";

    private record Key(Alias party, int spec) {}

    private final NamedPriceRules rules;
    private final Map<String, Integer> specs = new HashMap<>();
    private final Map<Key, Naming> namings = new LinkedHashMap<>();
    private final Map<String, Naming> byEntry = new HashMap<>();
    private final Map<String, Naming> byCounter = new HashMap<>();
    private final Set<Alias> sellers = new HashSet<>();
    /** Who named a price, and what her account belongs to. */
    private final Set<Alias> buyers = new HashSet<>();

    private final Reserves reserves;
    private Instant opened = Instant.MIN;
    private final Map<String, Long> dealsBySpec = new HashMap<>();
    private long deals;

    NamedPricePlay(NamedPriceRules rules) {
        this.rules = rules;
        reserves = new Reserves(rules);
        for (var spec : rules.specs()) {
            specs.put(spec.code(), specs.size());
        }
    }

    @Override
    public void opened(Desk desk) {
        opened = desk.now();
        desk.at("until", rules.until());
    }

    @Override
    public Outcome<Taken> take(Logged input, Desk desk) {
        return switch ((NamedPriceInput) input.what()) {
            case Offered offered -> offer(input, offered, desk);
            case NamedPriceInput.GaveUp(var spec) -> giveUp(input, spec, desk);
            case NamedPriceInput.Reserved reserved -> reserve(input, reserved);
            case NamedPriceInput.Unreserved(var entry) -> reserves.withdraw(input, entry);
            case NamedPriceInput.Countered(var entry, var unit) -> counter(input, entry, unit, desk);
            case NamedPriceInput.AcceptedCounter(var entry) -> accept(input, entry, desk);
        };
    }

    private Outcome<Taken> offer(Logged input, Offered offered, Desk desk) {
        var spec = specs.get(offered.spec());
        var judging = new Judging<>(offered)
                .must(
                        desk.stage() instanceof Stage.Open,
                        "namedprice.closed",
                        "Offers were taken until {until}.",
                        "until",
                        rules.until())
                .must(spec != null, "namedprice.spec-unknown", "There is no such specification here. Choose another.")
                .price(offered.unit(), rules.currency())
                .within(offered.units(), 1, rules.mostUnits(), "units")
                .must(
                        !sellers.contains(input.by()) && Collections.disjoint(sellers, offered.linkedTo()),
                        "namedprice.seller-offers",
                        "You sell here; who sells does not name prices in the same campaign.")
                .must(
                        spec == null || rules.specs().get(spec).dated() == (offered.day() != null),
                        "namedprice.day",
                        "A day is named for what is sold by the day, and for nothing else.",
                        "field",
                        "day")
                .must(
                        offered.day() == null || isAhead(offered.day(), desk.now()),
                        "namedprice.day-out-of-range",
                        "Name a day between today and two years from now.",
                        "field",
                        "day");
        return judging.outcome().flatMap(_ -> place(input, offered, spec == null ? 0 : spec, desk));
    }

    /** Wherever on earth it is: a day that has begun nowhere later than now, and ends within two years. */
    private static boolean isAhead(LocalDate day, Instant now) {
        var today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        return !day.isBefore(today.minusDays(1)) && !day.isAfter(today.plusYears(2));
    }

    private Outcome<Taken> place(Logged input, Offered offered, int spec, Desk desk) {
        var key = new Key(input.by(), spec);
        var before = namings.get(key);
        if (before == null || before.phase == Phase.OVER && before.match != null) {
            return begin(input, key, new Naming(input.by(), spec, input.entry(), offered, hold(input, desk)));
        }
        if (before.phase == Phase.MATCHED) {
            return Taken.not("namedprice.matched", "A seller has taken your offer. Pay for it.");
        }
        if (before.attempts >= rules.offersEach()) {
            return Taken.not(
                    "namedprice.offers-used",
                    "You have named {most} prices for this, which is all there are.",
                    "most",
                    rules.offersEach());
        }
        var least = least(before.unit);
        if (offered.unit().compareTo(least) < 0) {
            return Taken.not(
                    "namedprice.raise-too-small",
                    "A further price is {least} or more. Raise it.",
                    "least",
                    least,
                    "field",
                    "unit");
        }
        if (before.phase == Phase.OVER || !before.hold.isHeld() && !before.hold.isAwaited()) {
            before.hold = hold(input, desk);
        }
        before.again(input.entry(), offered);
        byEntry.put(input.entry(), before);
        wake(before, desk);
        return Taken.as(input);
    }

    private Outcome<Taken> begin(Logged input, Key key, Naming naming) {
        namings.put(key, naming);
        buyers.add(input.by());
        buyers.addAll(((Offered) input.what()).linkedTo());
        byEntry.put(input.entry(), naming);
        return Taken.as(input);
    }

    private Deposit hold(Logged input, Desk desk) {
        return desk.ask(
                input.entry(),
                input.by(),
                DepositType.HOLD,
                rules.deposit(),
                soonest(desk.now().plus(rules.payWithin()), rules.until()),
                "namedprice.hold");
    }

    private static Instant soonest(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }

    /** The least further price, rounded up. */
    private Money least(Money last) {
        var exact = BigInteger.valueOf(last.minor())
                .multiply(BigInteger.valueOf(10_000L + rules.raise()))
                .add(BigInteger.valueOf(9_999))
                .divide(BigInteger.valueOf(10_000));
        return new Money(exact.longValueExact(), last.currency());
    }

    /** An offer with its deposit waits for the end of the window. */
    private void wake(Naming naming, Desk desk) {
        if (naming.phase == Phase.WAITING && naming.hold.isHeld() && desk.now().isBefore(rules.until())) {
            long windows = Duration.between(opened, desk.now()).dividedBy(rules.window());
            desk.at("clear", soonest(opened.plus(rules.window().multipliedBy(windows + 1)), rules.until()));
        }
    }

    private Outcome<Taken> giveUp(Logged input, String code, Desk desk) {
        var spec = specs.get(code);
        var naming = spec == null ? null : namings.get(new Key(input.by(), spec));
        if (naming == null || naming.phase == Phase.OVER || naming.phase == Phase.MATCHED) {
            return Taken.not("namedprice.no-offer", "There is no open offer of yours for this.");
        }
        finish(naming, "namedprice.gave-up", desk);
        return Taken.as(input);
    }

    private void finish(Naming naming, String reason, Desk desk) {
        naming.phase = Phase.OVER;
        desk.drop(naming.hold);
        desk.giveBack(naming.hold, reason);
    }

    private Outcome<Taken> reserve(Logged input, NamedPriceInput.Reserved reserved) {
        var spec = specs.get(reserved.spec());
        if (spec == null) {
            return Taken.not("namedprice.spec-unknown", "There is no such specification here. Choose another.");
        }
        if (buyers.contains(input.by())) {
            return Taken.not(
                    "namedprice.buyer-sells", "You name prices here; who buys does not sell in the same campaign.");
        }
        var outcome = reserves.add(input, reserved, spec);
        if (outcome.isAccepted()) {
            sellers.add(input.by());
        }
        return outcome;
    }

    private Outcome<Taken> counter(Logged input, String entry, Money unit, Desk desk) {
        var naming = byEntry.get(entry);
        if (naming == null
                || !naming.entry.equals(entry)
                || !naming.isOpenTo(desk.now())
                || naming.party.equals(input.by())) {
            return Taken.not("namedprice.not-open", "This offer is not open for an answer by hand.");
        }
        if (naming.counters.values().stream()
                .anyMatch(counter -> counter.seller().equals(input.by()))) {
            return Taken.not("namedprice.answered", "You have answered this offer. There is one round.");
        }
        return new Judging<>(unit).price(unit, rules.currency()).outcome().map(_ -> {
            if (unit.compareTo(naming.unit) <= 0) {
                match(naming, input.by(), naming.unit, null, desk);
            } else {
                naming.counters.put(input.entry(), new Naming.Counter(input.by(), unit));
                byCounter.put(input.entry(), naming);
            }
            return new Taken(input.entry());
        });
    }

    private Outcome<Taken> accept(Logged input, String entry, Desk desk) {
        var naming = byCounter.get(entry);
        var counter = naming == null ? null : naming.counters.get(entry);
        if (naming == null || counter == null || !naming.isOpenTo(desk.now()) || !naming.party.equals(input.by())) {
            return Taken.not("namedprice.no-counter", "There is no such answer to your offer any more.");
        }
        match(naming, counter.seller(), counter.unit(), null, desk);
        return Taken.as(input);
    }

    @Override
    public void due(String deadline, Desk desk) {
        switch (deadline) {
            case "clear" -> clear(desk);
            case "until" -> close(desk);
            case "end" -> end(desk);
            default -> unanswered(deadline.substring(COUNTERS.length()), desk);
        }
    }

    private void clear(Desk desk) {
        var offers = namings.values().stream()
                .filter(naming -> naming.phase == Phase.WAITING && naming.hold.isHeld())
                .sorted(Comparator.comparingLong(naming -> Long.parseLong(naming.entry.substring(1))))
                .toList();
        var takers = reserves.clear(offers);
        for (int i = 0; i < takers.size(); i++) {
            var reserve = takers.get(i);
            if (reserve == null) {
                unmatched(offers.get(i), desk);
            } else {
                match(offers.get(i), reserve.seller, offers.get(i).unit, reserve, desk);
            }
        }
    }

    private void unmatched(Naming naming, Desk desk) {
        naming.phase = Phase.UNMATCHED;
        naming.countersUntil = desk.now().plus(rules.counterWithin());
        desk.because(naming.entry, "namedprice.no-seller", "No seller's rule takes this price in this window.");
        naming.alternatives = rules.specs().get(naming.spec).alternatives().stream()
                .filter(code -> reserves.wouldTake(naming, specs.getOrDefault(code, -1)))
                .toList();
        naming.alternatives.forEach(
                code -> desk.because(naming.entry, "namedprice.alternative", "At this price there is: " + code));
        desk.at(COUNTERS + naming.entry, naming.countersUntil);
    }

    /** Nobody answered in time: who has no further offer gets her deposit back. */
    private void unanswered(String entry, Desk desk) {
        var naming = byEntry.get(entry);
        if (naming != null && naming.entry.equals(entry) && naming.phase == Phase.UNMATCHED) {
            if (naming.attempts >= rules.offersEach() || !(desk.stage() instanceof Stage.Open)) {
                finish(naming, "namedprice.no-seller", desk);
            }
        }
    }

    private void match(Naming naming, Alias seller, Money unit, @Nullable Reserve rule, Desk desk) {
        naming.phase = Phase.MATCHED;
        desk.because(naming.entry, "namedprice.matched", "A seller takes it at " + unit + " each.");
        naming.match = new Naming.Match(
                seller,
                unit,
                rule,
                desk.ask(
                        naming.entry + "/price",
                        naming.party,
                        DepositType.PREPAYMENT,
                        unit.times(naming.units),
                        desk.now().plus(rules.payWithin()),
                        "namedprice.price"));
    }

    private void close(Desk desk) {
        clear(desk);
        desk.enter(new Stage.Own("closing"));
        for (var naming : namings.values()) {
            if (naming.phase == Phase.WAITING) {
                finish(naming, "namedprice.closed", desk);
            }
        }
        desk.at("end", desk.now().plus(rules.counterWithin()).plus(rules.payWithin()));
    }

    private void end(Desk desk) {
        for (var naming : namings.values()) {
            var match = naming.match;
            if (naming.phase == Phase.MATCHED && match != null) {
                fail(naming, match, desk);
            } else if (naming.phase != Phase.OVER) {
                finish(naming, "namedprice.closed", desk);
            }
        }
        if (deals > 0) {
            desk.settle();
        } else {
            desk.lapse("namedprice.no-deal");
        }
    }

    @Override
    public void held(Deposit deposit, Desk desk) {
        var naming = of(deposit);
        if (naming == null) {
            return;
        }
        var match = naming.match;
        if (naming.hold == deposit) {
            wake(naming, desk);
        } else if (match != null && match.price() == deposit) {
            deal(naming, match, desk);
        }
    }

    private void deal(Naming naming, Naming.Match match, Desk desk) {
        var id = "deal-" + naming.entry;
        var price = match.price().amount();
        desk.release(match.price(), price, new Payee.ToDeal(id), "namedprice.price");
        finish(naming, "namedprice.hold-over", desk);
        var terms = new TreeMap<String, String>();
        if (naming.day != null) {
            terms.put("day", naming.day.toString());
            terms.put("redeemed-by", "code");
        }
        desk.deal(new Deal(id, naming.party, match.seller(), code(naming), naming.units, price, price, terms));
        dealsBySpec.merge(code(naming), 1L, Long::sum);
        deals++;
    }

    @Override
    public void missed(Deposit deposit, Desk desk) {
        var naming = of(deposit);
        var match = naming == null ? null : naming.match;
        if (naming == null || naming.phase != Phase.MATCHED || match == null || match.price() != deposit) {
            return;
        }
        if (desk.now().isBefore(deposit.until())) {
            naming.match = new Naming.Match(
                    match.seller(), match.unit(), match.rule(), desk.askAgain(deposit, "namedprice.price"));
        } else {
            fail(naming, match, desk);
        }
    }

    /** She was matched and did not pay. */
    private void fail(Naming naming, Naming.Match match, Desk desk) {
        desk.drop(match.price());
        desk.forfeit(
                naming.hold,
                naming.hold.amount().basisPoints(rules.forfeited()),
                new Payee.ToParty(match.seller()),
                "namedprice.price-unpaid");
        if (match.rule() != null) {
            match.rule().left += naming.units;
        }
        finish(naming, "namedprice.price-unpaid", desk);
    }

    private @Nullable Naming of(Deposit deposit) {
        var entry = deposit.entry();
        int end = entry.indexOf('/');
        return byEntry.get(end < 0 ? entry : entry.substring(0, end));
    }

    @Override
    public Progress progress() {
        return new Progress(deals, 0, "units");
    }

    @Override
    public Map<String, @Nullable Object> shown() {
        var offers = new TreeMap<String, Long>();
        var sold = new TreeMap<String, Long>();
        for (var spec : rules.specs()) {
            offers.put(spec.code(), 0L);
            sold.put(spec.code(), 0L);
        }
        byEntry.values().forEach(naming -> offers.merge(code(naming), 1L, Long::sum));
        dealsBySpec.forEach(sold::put);
        return Map.of(
                "offers", byEntry.size(), "rules", reserves.size(), "deals", deals, "offered", offers, "sold", sold);
    }

    private String code(Naming naming) {
        return rules.specs().get(naming.spec).code();
    }

    /** Her offers and what sellers answered; her hidden rules; and to whoever may sell, the offers open to an answer. */
    @Override
    public Map<String, @Nullable Object> shownTo(Alias party, boolean supplier) {
        var hers = namings.values().stream()
                .filter(naming -> naming.party.equals(party))
                .map(naming -> Seen.offer(naming, code(naming), rules.offersEach(), least(naming.unit)))
                .toList();
        var open = byEntry.values().stream()
                .distinct()
                .filter(naming -> supplier && naming.phase == Phase.UNMATCHED && !buyers.contains(party))
                .map(naming -> Seen.open(naming, code(naming), party))
                .toList();
        return Map.of("offers", hers, "reserves", reserves.of(party), "open", open);
    }

    @Override
    public Map<String, @Nullable Object> result() {
        return Map.of();
    }
}
