package org.wishwright.market.exact;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The tallies of votes as their definitions say, with fractions and without haste. */
public final class ExactTallies {

    private static final MathContext DIGITS = new MathContext(60);
    private static final BigDecimal Z = new BigDecimal("1.959963984540054");

    private ExactTallies() {}

    /** Wilson's lower bound in 60 digits. */
    public static int[] wilson(long[] approvals, long[] shown) {
        var bounds = IntStream.range(0, shown.length)
                .mapToObj(i -> wilson(approvals[i], shown[i]))
                .toList();
        return ranked(shown.length, Comparator.<Integer, BigDecimal>comparing(bounds::get).reversed());
    }

    private static BigDecimal wilson(long approvals, long shown) {
        if (shown == 0) {
            return BigDecimal.ZERO;
        }
        var n = BigDecimal.valueOf(shown);
        var p = BigDecimal.valueOf(approvals).divide(n, DIGITS);
        var zz = Z.multiply(Z);
        var spread = p.multiply(BigDecimal.ONE.subtract(p))
                .add(zz.divide(n.multiply(BigDecimal.valueOf(4)), DIGITS))
                .divide(n, DIGITS)
                .sqrt(DIGITS);
        var bound = p.add(zz.divide(n.multiply(BigDecimal.TWO), DIGITS))
                .subtract(Z.multiply(spread))
                .divide(BigDecimal.ONE.add(zz.divide(n, DIGITS)), DIGITS);
        return bound.setScale(40, java.math.RoundingMode.HALF_EVEN);
    }

    /** A load as a fraction. */
    private record Load(BigInteger over, BigInteger under) implements Comparable<Load> {
        static final Load NONE = new Load(BigInteger.ZERO, BigInteger.ONE);

        Load plus(Load other) {
            return new Load(
                    over.multiply(other.under).add(other.over.multiply(under)), under.multiply(other.under));
        }

        Load by(long voters) {
            return new Load(over, under.multiply(BigInteger.valueOf(voters)));
        }

        @Override
        public int compareTo(Load other) {
            return over.multiply(other.under).compareTo(other.over.multiply(under));
        }
    }

    /** Sequential Phragmén voter by voter; each ballot names the designs it approves. */
    public static int[] phragmen(int designs, List<int[]> ballots, int seats) {
        var loads = new Load[ballots.size()];
        Arrays.fill(loads, Load.NONE);
        var elected = new ArrayList<Integer>();
        while (elected.size() < Math.min(seats, designs)) {
            int best = -1;
            Load least = null;
            for (int design = 0; design < designs; design++) {
                if (elected.contains(design)) {
                    continue;
                }
                var load = load(design, ballots, loads);
                if (best < 0 || better(load, approvals(design, ballots), least, approvals(best, ballots))) {
                    best = design;
                    least = load;
                }
            }
            elected.add(best);
            for (int v = 0; least != null && v < loads.length; v++) {
                loads[v] = contains(ballots.get(v), best) ? least : loads[v];
            }
        }
        return elected.stream().mapToInt(Integer::intValue).toArray();
    }

    private static boolean better(
            @Nullable Load load,
            long approvals,
            @Nullable Load least,
            long leastApprovals) {
        if (load == null || least == null) {
            return load != null;
        }
        int order = load.compareTo(least);
        return order < 0 || order == 0 && approvals > leastApprovals;
    }

    private static @Nullable Load load(int design, List<int[]> ballots, Load[] loads) {
        var sum = new Load(BigInteger.ONE, BigInteger.ONE);
        for (int v = 0; v < loads.length; v++) {
            sum = contains(ballots.get(v), design) ? sum.plus(loads[v]) : sum;
        }
        long approvals = approvals(design, ballots);
        return approvals == 0 ? null : sum.by(approvals);
    }

    private static long approvals(int design, List<int[]> ballots) {
        return ballots.stream().filter(ballot -> contains(ballot, design)).count();
    }

    private static boolean contains(int[] ballot, int design) {
        return Arrays.stream(ballot).anyMatch(one -> one == design);
    }

    /** Schulze by walking every path; each ballot ranks some designs, the best first. */
    public static int[] schulze(int designs, List<int[]> ballots) {
        var prefer = new long[designs][designs];
        for (var ballot : ballots) {
            for (int a = 0; a < designs; a++) {
                for (int b = 0; b < designs; b++) {
                    prefer[a][b] += place(ballot, a) < place(ballot, b) ? 1 : 0;
                }
            }
        }
        var wins = new int[designs];
        for (int a = 0; a < designs; a++) {
            for (int b = 0; b < designs; b++) {
                wins[a] += a != b && widest(prefer, a, b, 1 << a) > widest(prefer, b, a, 1 << b) ? 1 : 0;
            }
        }
        return ranked(designs, Comparator.<Integer>comparingInt(i -> wins[i]).reversed());
    }

    private static int place(int[] ballot, int design) {
        for (int i = 0; i < ballot.length; i++) {
            if (ballot[i] == design) {
                return i;
            }
        }
        return ballot.length;
    }

    private static long widest(long[][] prefer, int from, int to, int visited) {
        long widest = 0;
        for (int next = 0; next < prefer.length; next++) {
            if ((visited >> next & 1) == 0 && prefer[from][next] > prefer[next][from]) {
                long rest = next == to ? Long.MAX_VALUE : widest(prefer, next, to, visited | 1 << next);
                widest = Math.max(widest, Math.min(prefer[from][next], rest));
            }
        }
        return widest;
    }

    private static int[] ranked(int n, Comparator<Integer> best) {
        return IntStream.range(0, n).boxed().sorted(best).mapToInt(Integer::intValue).toArray();
    }
}
