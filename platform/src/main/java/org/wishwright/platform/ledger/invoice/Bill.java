package org.wishwright.platform.ledger.invoice;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.wishwright.kernel.Money;
import org.wishwright.platform.ledger.Sale;
import org.wishwright.platform.ledger.Sale.TaxClass;

/** Lines that add up to an amount exactly: pure. */
public final class Bill {

    /** What is taxed at one rate. */
    public record RateSum(int rate, Money net, Money tax) {}

    private Bill() {}

    /**
     * The lines of a sale over what was really paid for it: where that is less than the total, each line bears its part, by largest
     * remainder.
     *
     * @param amount positive
     * @param rates in basis points, for every class that the sale has
     */
    public static List<InvoiceLine> of(Sale sale, Money amount, Map<TaxClass, Integer> rates) {
        var sold =
                sale.lines().stream().filter(line -> line.total().isPositive()).toList();
        var parts = amount.split(
                sold.stream().mapToLong(line -> line.total().minor()).toArray());
        var lines = new ArrayList<InvoiceLine>();
        for (int i = 0; i < sold.size(); i++) {
            var line = sold.get(i);
            if (parts.get(i).isPositive()) {
                int rate = rates.getOrDefault(line.taxClass(), 0);
                lines.add(InvoiceLine.of(line.name(), line.quantity(), line.taxClass(), rate, parts.get(i)));
            }
        }
        return List.copyOf(lines);
    }

    /**
     * What a reversal takes back of an invoice; all reversals of one together take back its amounts and its taxes exactly.
     *
     * @param invoiced the lines of the invoice
     * @param before the lines of each reversal so far: those of its lines, or fewer, of the same order
     * @param amount positive, at most what is left
     */
    public static List<InvoiceLine> reversal(
            List<InvoiceLine> invoiced, Collection<List<InvoiceLine>> before, Money amount) {
        var left = left(invoiced, before);
        var parts = amount.split(
                left.stream().mapToLong(line -> line.gross().minor()).toArray());
        var lines = new ArrayList<InvoiceLine>();
        for (int i = 0; i < left.size(); i++) {
            lines.add(taken(left.get(i), parts.get(i)));
        }
        return List.copyOf(lines);
    }

    /** Of a line's last part goes all the tax that is left of it. */
    private static InvoiceLine taken(InvoiceLine left, Money part) {
        var tax = part.equals(left.gross()) ? left.tax() : InvoiceLine.taxWithin(part, left.rate());
        var most = tax.compareTo(left.tax()) > 0 ? left.tax() : tax;
        return new InvoiceLine(left.name(), left.quantity(), left.taxClass(), left.rate(), part, most);
    }

    /** What reversals have left of each line, those of nothing included. */
    static List<InvoiceLine> left(List<InvoiceLine> invoiced, Collection<List<InvoiceLine>> before) {
        var left = new ArrayList<>(invoiced);
        for (var reversal : before) {
            for (int i = 0; i < left.size(); i++) {
                var line = left.get(i);
                left.set(
                        i,
                        new InvoiceLine(
                                line.name(),
                                line.quantity(),
                                line.taxClass(),
                                line.rate(),
                                line.gross().minus(reversal.get(i).gross()),
                                line.tax().minus(reversal.get(i).tax())));
            }
        }
        return left;
    }

    public static Money gross(List<InvoiceLine> lines) {
        return lines.stream().map(InvoiceLine::gross).reduce(Money::plus).orElseThrow();
    }

    public static Money tax(List<InvoiceLine> lines) {
        return lines.stream().map(InvoiceLine::tax).reduce(Money::plus).orElseThrow();
    }

    /** By rate, the highest first. */
    public static List<RateSum> byRate(List<InvoiceLine> lines) {
        var rates = lines.stream()
                .map(InvoiceLine::rate)
                .distinct()
                .sorted(Comparator.reverseOrder())
                .toList();
        return rates.stream()
                .map(rate -> {
                    var of = lines.stream().filter(line -> line.rate() == rate).toList();
                    return new RateSum(rate, gross(of).minus(tax(of)), tax(of));
                })
                .toList();
    }
}
