package org.wishwright.platform.ledger.invoice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.wishwright.kernel.LocalText;
import org.wishwright.kernel.Money;
import org.wishwright.platform.identity.PartyId;
import org.wishwright.platform.ledger.Sale;
import org.wishwright.platform.ledger.Sale.TaxClass;

/** Every cent of an invoice is accounted for. */
class BillTest {

    private static final Map<TaxClass, Integer> RATES =
            Map.of(TaxClass.GOODS, 1_300, TaxClass.SERVICE, 600, TaxClass.FREIGHT, 900);

    @Test
    void taxWithinAnAmountIsRoundedHalfEvenOnceALine() {
        assertThat(InvoiceLine.taxWithin(cny(11_300), 1_300)).isEqualTo(cny(1_300));
        assertThat(InvoiceLine.taxWithin(cny(1), 1_300)).isEqualTo(cny(0));
        assertThat(InvoiceLine.taxWithin(cny(3), 2_000)).isEqualTo(cny(0)); // 0.5 goes to the even 0
        assertThat(InvoiceLine.taxWithin(cny(9), 2_000)).isEqualTo(cny(2)); // 1.5 goes to the even 2
        assertThat(InvoiceLine.taxWithin(cny(100), 0)).isEqualTo(cny(0));
        assertThat(InvoiceLine.taxWithin(cny(Long.MAX_VALUE), 1_300).minor()).isPositive();
    }

    @Test
    void linesComeToWhatWasPaid() {
        var bill = Bill.of(sale(9_999, 1, 0), cny(10_000), RATES);
        assertThat(bill).extracting(InvoiceLine::gross).containsExactly(cny(9_999), cny(1));
        var less = Bill.of(sale(5_000, 5_000, 5_000), cny(10_000), RATES);
        assertThat(less).extracting(InvoiceLine::gross).containsExactly(cny(3_334), cny(3_333), cny(3_333));
    }

    @Test
    void ratesAreSummedUpTheHighestFirst() {
        var sums = Bill.byRate(Bill.of(sale(11_300, 10_600, 10_900), cny(32_800), RATES));
        assertThat(sums)
                .containsExactly(
                        new Bill.RateSum(1_300, cny(10_000), cny(1_300)),
                        new Bill.RateSum(900, cny(10_000), cny(900)),
                        new Bill.RateSum(600, cny(10_000), cny(600)));
    }

    @Test
    void reversalsInAnyNumberOfPartsTakeBackAmountAndTaxExactly() {
        for (int seed = 0; seed < 5_000; seed++) {
            var random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
            var total = 3 + random.nextLong(1_000_000);
            var amount = cny(1 + random.nextLong(total));
            var lines = Bill.of(parts(random, total), amount, RATES);
            assertThat(Bill.gross(lines)).as("seed %s", seed).isEqualTo(amount);
            takenBack(seed, random, lines, amount);
        }
    }

    private static void takenBack(int seed, RandomGenerator random, List<InvoiceLine> lines, Money amount) {
        var reversals = new ArrayList<List<InvoiceLine>>();
        var left = amount;
        while (left.isPositive()) {
            var part = random.nextInt(3) == 0 ? left : cny(1 + random.nextLong(left.minor()));
            var red = Bill.reversal(lines, reversals, part);
            assertThat(Bill.gross(red)).as("seed %s", seed).isEqualTo(part);
            assertThat(red)
                    .as("seed %s", seed)
                    .allMatch(line -> !line.tax().isNegative() && !line.gross().isNegative());
            reversals.add(red);
            left = left.minus(part);
        }
        assertThat(Bill.left(lines, reversals))
                .as("seed %s", seed)
                .allMatch(line -> line.gross().minor() == 0 && line.tax().minor() == 0);
    }

    private static Sale parts(RandomGenerator random, long total) {
        long one = random.nextLong(total);
        long two = random.nextLong(total - one);
        return sale(one, two, total - one - two);
    }

    private static Sale sale(long goods, long service, long freight) {
        var name = LocalText.of("en", "Thing");
        var lines = List.of(
                new Sale.Line(name, 1, cny(goods), TaxClass.GOODS),
                new Sale.Line(name, 1, cny(service), TaxClass.SERVICE),
                new Sale.Line(name, 1, cny(freight), TaxClass.FREIGHT));
        var nobody = new PartyId(new UUID(0, 1));
        var total = cny(goods + service + freight);
        return new Sale(new UUID(0, 2), "T", nobody, nobody, total, lines, Sale.Stage.PAID);
    }

    private static Money cny(long minor) {
        return Money.of(minor, "CNY");
    }
}
