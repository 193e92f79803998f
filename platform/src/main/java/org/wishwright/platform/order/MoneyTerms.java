package org.wishwright.platform.order;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.wishwright.kernel.Refusal;
import org.wishwright.platform.catalog.BlueprintId;
import org.wishwright.platform.identity.PartyId;
import org.wishwright.platform.ledger.deal.Portion.Beneficiary;
import org.wishwright.platform.ledger.deal.Terms.Milestone;

/**
 * When the money of a maker's orders is released, and who earns with her besides the platform.
 *
 * @param releases hundredths of a percent of the price that each milestone frees; together 10,000
 * @param complaintWindow from receipt until {@link Milestone#UNDISPUTED}
 * @param holdback hundredths of a percent of the maker's own share that are hers to take only {@code holdbackTime} after receipt;
 *     the platform decides about it
 * @param parts what others earn
 */
public record MoneyTerms(
        Map<Milestone, Integer> releases,
        Duration complaintWindow,
        int holdback,
        Duration holdbackTime,
        List<Part> parts) {

    /** All is released at receipt, and the maker shares with the platform alone. */
    public static final MoneyTerms USUAL =
            new MoneyTerms(Map.of(Milestone.RECEIVED, 10_000), Duration.ZERO, 0, Duration.ZERO, List.of());

    private static final int WHOLE = 10_000;
    private static final int MOST_BEFORE_RECEIPT = 5_000;
    private static final int MOST_OF_OTHERS = 5_000;
    private static final int MOST_PARTS = 50;
    private static final Duration LONGEST_WINDOW = Duration.ofDays(60);

    /**
     * Somebody's part of each piece of a product.
     *
     * @param basisPoints of what its lines cost
     */
    public record Part(BlueprintId product, PartyId party, Beneficiary beneficiary, int basisPoints) {}

    public MoneyTerms {
        releases = Map.copyOf(releases);
        parts = List.copyOf(parts);
    }

    /** As they are, but with what the platform keeps back. */
    public MoneyTerms withHoldback(int basisPoints, Duration time) {
        return new MoneyTerms(releases, complaintWindow, basisPoints, time, parts);
    }

    public int freedBy(Milestone milestone) {
        return releases.getOrDefault(milestone, 0);
    }

    /** What a buyer or a partner could not be asked to agree to; empty where nothing is wrong. */
    public Optional<Refusal> fault() {
        if (sum(releases.values()) != WHOLE || releases.values().stream().anyMatch(part -> part < 0)) {
            return said("order.money-sum", "The parts must add up to 100 percent of the price.", "received");
        }
        if (freedBy(Milestone.INSPECTED) + freedBy(Milestone.SHIPPED) > MOST_BEFORE_RECEIPT) {
            return said(
                    "order.money-early",
                    "At most half of the price is released before the buyer has received it.",
                    "shipped");
        }
        if (complaintWindow.isNegative()
                || complaintWindow.compareTo(LONGEST_WINDOW) > 0
                || freedBy(Milestone.UNDISPUTED) > 0 && complaintWindow.isZero()) {
            return said("order.money-window", "The time for complaints is 1 to 60 days where it frees money.", "days");
        }
        return holdback < 0 || holdback > WHOLE ? kept() : faultOfParts();
    }

    private static Optional<Refusal> kept() {
        return said("order.money-holdback", "What is kept back is 0 to 100 percent of the share.", "holdback");
    }

    private Optional<Refusal> faultOfParts() {
        boolean others = parts.stream()
                .allMatch(part -> part.basisPoints() > 0
                        && part.beneficiary() != Beneficiary.MAKER
                        && part.beneficiary() != Beneficiary.PLATFORM);
        boolean bounded = parts.stream()
                .collect(Collectors.groupingBy(Part::product, Collectors.summingInt(Part::basisPoints)))
                .values()
                .stream()
                .allMatch(sum -> sum <= MOST_OF_OTHERS);
        return others && bounded && parts.size() <= MOST_PARTS
                ? Optional.empty()
                : said(
                        "order.money-parts",
                        "Designer, merchant and leader together earn at most half of what a product costs.",
                        "parts");
    }

    private static int sum(Collection<Integer> parts) {
        return parts.stream().mapToInt(Integer::intValue).sum();
    }

    private static Optional<Refusal> said(String code, String sentence, String field) {
        return Optional.of(Refusal.of(code, sentence, "field", field));
    }
}
