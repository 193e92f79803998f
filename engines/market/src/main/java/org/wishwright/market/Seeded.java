package org.wishwright.market;

/**
 * Numbers that look random and are the same for everybody who knows the seed: SplitMix64 (Steele, Lea, Flood 2014), written out so that an
 * outsider can repeat it in any language.
 */
public final class Seeded {

    private long state;

    public Seeded(long seed) {
        state = seed;
    }

    /** For one purpose of a campaign: the seed, stirred with the words' FNV-1a hash. */
    public static Seeded of(long seed, String purpose) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < purpose.length(); i++) {
            hash = (hash ^ purpose.charAt(i)) * 0x100000001b3L;
        }
        return new Seeded(seed ^ hash);
    }

    public long next() {
        state += 0x9e3779b97f4a7c15L;
        long z = state;
        z = (z ^ z >>> 30) * 0xbf58476d1ce4e5b9L;
        z = (z ^ z >>> 27) * 0x94d049bb133111ebL;
        return z ^ z >>> 31;
    }

    /** From 0 to {@code bound} − 1, each as likely; bound at least 1. */
    public int below(int bound) {
        long most = Long.MAX_VALUE / bound * bound;
        long drawn;
        do {
            drawn = next() >>> 1;
        } while (drawn >= most);
        return (int) (drawn % bound);
    }

    /** The numbers from 0 to {@code n} − 1 in a random order (Fisher, Yates). */
    public int[] order(int n) {
        var order = new int[n];
        for (int i = 0; i < n; i++) {
            int j = below(i + 1);
            order[i] = order[j];
            order[j] = i;
        }
        return order;
    }
}
