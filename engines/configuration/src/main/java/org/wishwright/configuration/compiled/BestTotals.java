package org.wishwright.configuration.compiled;

/** What one pass found: for the whole and by literal the fewest broken choices, and the cheapest total with so few. */
sealed interface BestTotals {

    /** No broken choices are enough. */
    long NEVER = Long.MAX_VALUE;

    /** Choices to break before anything is possible; {@link #NEVER} where nothing ever is. */
    long changes();

    /** Cheapest total with so many changes. */
    long cheapest();

    /** Dearest total without a change; means nothing where changes are needed. */
    long dearest();

    /** Choices of other modules to break before the literal is possible; {@link #NEVER} where it never is. */
    long changes(int literal);

    boolean isPossible(int literal);

    /** Cheapest total with the literal and so many changes. */
    long total(int literal);

    /** One number for both, see {@link Pricing}. */
    record Sums(Pricing pricing, long base, long[] best, long least, long most) implements BestTotals {

        @Override
        public long changes() {
            return decoded(least);
        }

        @Override
        public long cheapest() {
            return total(least, changes());
        }

        @Override
        public long dearest() {
            return most + base;
        }

        @Override
        public long changes(int literal) {
            return decoded(best[literal]);
        }

        @Override
        public boolean isPossible(int literal) {
            return best[literal] - pricing.least() < pricing.broken();
        }

        @Override
        public long total(int literal) {
            return total(best[literal], changes(literal));
        }

        private long decoded(long sum) {
            if (sum - pricing.least() >= pricing.barred()) {
                return NEVER;
            }
            return Math.floorDiv(sum - pricing.least(), pricing.broken());
        }

        private long total(long sum, long changes) {
            return sum - changes * pricing.broken() + base;
        }
    }

    /** Both apart, where one number has no room for them. */
    record Pairs(long base, long[] broken, long[] total, long root, long rootTotal, long rootDearest)
            implements BestTotals {

        /** From here on an option takes part that is not on offer. */
        static final long BARRED = 1L << 31;

        @Override
        public long changes() {
            return root >= BARRED ? NEVER : root;
        }

        @Override
        public long cheapest() {
            return rootTotal + base;
        }

        @Override
        public long dearest() {
            return rootDearest + base;
        }

        @Override
        public long changes(int literal) {
            return broken[literal] >= BARRED ? NEVER : broken[literal];
        }

        @Override
        public boolean isPossible(int literal) {
            return broken[literal] == 0;
        }

        @Override
        public long total(int literal) {
            return total[literal] + base;
        }
    }
}
