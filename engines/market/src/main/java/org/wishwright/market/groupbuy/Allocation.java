package org.wishwright.market.groupbuy;

import java.util.Arrays;

/**
 * Who gets which winner. In the order of joining each consumer gets her first choice if it has room for all her units, else her second,
 * else nothing (serial dictatorship: nobody gains by naming another order). If a winner then falls short of its minimum, the lowest placed
 * of those is dropped and everything is done anew without it, until nobody falls short. O(consumers × winners).
 *
 * @param winnerOf for each consumer her winner, or −1
 * @param volume units of each winner
 * @param dropped whether a winner fell short
 */
public record Allocation(int[] winnerOf, long[] volume, boolean[] dropped) {

    /**
     * @param first for each consumer, in the order of joining, the place of her first choice, or −1 for none
     * @param second likewise, or −1
     * @param units of each consumer
     * @param capacity of each winner, best placed first
     * @param minimum of each winner; 0 for one that has withdrawn has no meaning: give it no capacity
     */
    public static Allocation of(int[] first, int[] second, int[] units, long[] capacity, long[] minimum) {
        var winnerOf = new int[first.length];
        var dropped = new boolean[capacity.length];
        while (true) {
            var volume = serve(first, second, units, capacity, dropped, winnerOf);
            int shortest = -1;
            for (int w = 0; w < capacity.length; w++) {
                if (!dropped[w] && volume[w] < minimum[w]) {
                    shortest = w;
                }
            }
            if (shortest < 0) {
                return new Allocation(winnerOf, volume, dropped);
            }
            dropped[shortest] = true;
        }
    }

    private static long[] serve(
            int[] first, int[] second, int[] units, long[] capacity, boolean[] dropped, int[] winnerOf) {
        var room = new long[capacity.length];
        for (int w = 0; w < room.length; w++) {
            room[w] = dropped[w] ? 0 : capacity[w];
        }
        for (int i = 0; i < first.length; i++) {
            int winner = first[i];
            if (winner < 0 || room[winner] < units[i]) {
                winner = second[i];
            }
            if (winner >= 0 && room[winner] >= units[i]) {
                room[winner] -= units[i];
                winnerOf[i] = winner;
            } else {
                winnerOf[i] = -1;
            }
        }
        var volume = new long[capacity.length];
        Arrays.setAll(volume, w -> dropped[w] ? 0 : capacity[w] - room[w]);
        return volume;
    }
}
