package org.wishwright.configuration.compiled.clauses;

/**
 * Lists of ints, one a key, in two flat arrays.
 *
 * @param start by key, where its list begins; one more at the end
 */
record Lists(int[] start, int[] item) {

    /** Pairs of key and item, sorted by key, in the order given. */
    static Lists of(int keys, Ints pairs) {
        var start = new int[keys + 1];
        for (int i = 0; i < pairs.size; i += 2) {
            start[pairs.at[i] + 1]++;
        }
        for (int k = 0; k < keys; k++) {
            start[k + 1] += start[k];
        }
        var next = start.clone();
        var item = new int[pairs.size / 2];
        for (int i = 0; i < pairs.size; i += 2) {
            item[next[pairs.at[i]]++] = pairs.at[i + 1];
        }
        return new Lists(start, item);
    }

    int length(int key) {
        return start[key + 1] - start[key];
    }
}
