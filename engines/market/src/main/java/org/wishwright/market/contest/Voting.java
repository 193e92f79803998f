package org.wishwright.market.contest;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.wishwright.kernel.Outcome;
import org.wishwright.kernel.Refusal;
import org.wishwright.market.Alias;
import org.wishwright.market.Deposit;
import org.wishwright.market.Logged;
import org.wishwright.market.Taken;
import org.wishwright.market.contest.ContestRules.Round;

/** One round: the ballots, and at its end the tally. */
final class Voting {

    private final Round round;
    private final List<String> designs;
    private final Map<String, Integer> places = new LinkedHashMap<>();
    private final Subsets subsets;
    private final Map<Alias, int[]> ballots = new LinkedHashMap<>();
    private final Map<Alias, Integer> voters;
    private final Map<List<Object>, Backing> backings = new LinkedHashMap<>();

    /** A consumer's deposit on one piece of a design. */
    record Backing(Alias party, String design, Deposit deposit) {}

    /**
     * @param number of the round, from 1
     * @param designs in it, in their order so far
     * @param voters the number of each credential, in the order of issue
     */
    Voting(Round round, int number, long seed, List<String> designs, Map<Alias, Integer> voters) {
        this.round = round;
        this.designs = designs;
        this.voters = voters;
        designs.forEach(design -> places.put(design, places.size()));
        subsets = new Subsets(seed, number, designs.size(), round.shown());
    }

    Collection<Backing> backings() {
        return backings.values();
    }

    @Nullable
    Deposit backing(Alias party, String design) {
        var backing = backings.get(List.<Object>of(party, design));
        return backing == null ? null : backing.deposit;
    }

    void add(Backing backing) {
        backings.put(List.of(backing.party, backing.design), backing);
    }

    long ballots() {
        return round.kind() == ContestRules.Kind.DEPOSITS
                ? backings().stream()
                        .filter(backing -> backing.deposit.isHeld())
                        .count()
                : ballots.size();
    }

    boolean has(String design) {
        return places.containsKey(design);
    }

    Map<String, @Nullable Object> shownTo(Alias voter, Set<String> gone) {
        var number = voters.get(voter);
        if (number == null || round.kind() == ContestRules.Kind.DEPOSITS) {
            return Map.of();
        }
        var paper = round.kind() == ContestRules.Kind.SUBSETS
                ? Arrays.stream(subsets.of(number)).mapToObj(designs::get)
                : designs.stream();
        var cast = Arrays.stream(ballots.getOrDefault(voter, new int[0])).mapToObj(designs::get);
        return Map.of(
                "paper",
                paper.filter(design -> !gone.contains(design)).toList(),
                "ballot",
                cast.filter(design -> !gone.contains(design)).toList());
    }

    Outcome<Taken> vote(Logged input, List<String> chosen) {
        return judged(input.by(), chosen).flatMap(ballot -> {
            ballots.remove(input.by());
            ballots.put(input.by(), ballot);
            return Taken.as(input);
        });
    }

    /** The places that a ballot names, if it may be cast. */
    Outcome<int[]> judged(Alias by, List<String> chosen) {
        var voter = voters.get(by);
        if (voter == null) {
            return not("contest.no-credential", "This credential was not issued here. Ask the platform for yours.");
        }
        if (round.kind() == ContestRules.Kind.DEPOSITS) {
            return not("contest.deposits-only", "In this round a vote is a deposit on a piece. Place one.");
        }
        if (new HashSet<>(chosen).size() < chosen.size() || !places.keySet().containsAll(chosen)) {
            return not(
                    "contest.design-unknown",
                    "A ballot names designs of this round, each once. Look at the list again.");
        }
        var ballot = chosen.stream()
                .mapToInt(design -> places.getOrDefault(design, 0))
                .toArray();
        return switch (round.kind()) {
            case SUBSETS -> subset(ballot, subsets.of(voter));
            case APPROVAL -> approval(ballot);
            case RANKED -> ballot.length == 0 ? sayingNothing() : Outcome.accepted(ballot);
            case DEPOSITS -> throw new IllegalStateException("Refused above");
        };
    }

    private static Outcome<int[]> not(String code, String sentence, Object... values) {
        return Outcome.refused(Refusal.of(code, sentence, values));
    }

    private static Outcome<int[]> subset(int[] ballot, int[] shown) {
        var seen = Arrays.stream(shown).boxed().toList();
        if (!Arrays.stream(ballot).allMatch(seen::contains)) {
            return not("contest.not-shown", "You were not shown one of these. Choose among those you were.");
        }
        if (ballot.length == 0 || ballot.length == shown.length && shown.length > 1) {
            return sayingNothing();
        }
        return Outcome.accepted(ballot);
    }

    private Outcome<int[]> approval(int[] ballot) {
        int least = Math.min(round.least(), Math.max(1, designs.size() - 1));
        if (ballot.length < least) {
            return not("contest.too-few-approved", "Approve at least {least} of the designs.", "least", least);
        }
        return ballot.length == 0 || ballot.length == designs.size() && designs.size() > 1
                ? sayingNothing()
                : Outcome.accepted(ballot);
    }

    private static Outcome<int[]> sayingNothing() {
        return not(
                "contest.ballot-says-nothing",
                "A ballot for nothing or for everything prefers nothing. Choose some, or do not vote.");
    }

    /**
     * What the round says.
     *
     * @param kept the designs that go on, best first
     * @param told what everybody may read of it
     */
    record Tally(List<String> kept, Map<String, @Nullable Object> told) {}

    /** @param gone designs that were taken back or down meanwhile: they take nobody's place */
    Tally tally(Set<String> gone) {
        var left = designs.stream().filter(design -> !gone.contains(design)).toList();
        var at = new int[designs.size()];
        Arrays.fill(at, -1);
        for (int i = 0; i < left.size(); i++) {
            at[places.getOrDefault(left.get(i), 0)] = i;
        }
        var told = new LinkedHashMap<String, @Nullable Object>();
        told.put("kind", round.kind().name());
        told.put("ballots", ballots());
        var ranked = switch (round.kind()) {
            case SUBSETS -> wilson(left, at, told);
            case APPROVAL -> phragmen(left, at, told);
            case RANKED -> schulze(left, at, told);
            case DEPOSITS -> deposits(left, told);
        };
        var kept = Arrays.stream(ranked).limit(round.keep()).mapToObj(left::get).toList();
        told.put("designs", left);
        told.put("kept", kept);
        return new Tally(kept, told);
    }

    private static int[] mapped(int[] ballot, int[] at) {
        return Arrays.stream(ballot)
                .map(place -> at[place])
                .filter(place -> place >= 0)
                .toArray();
    }

    private int[] wilson(List<String> left, int[] at, Map<String, @Nullable Object> told) {
        var shown = new long[left.size()];
        var approvals = new long[left.size()];
        var voted = ballots.keySet().stream()
                .sorted(Comparator.comparingInt(voter -> voters.getOrDefault(voter, 0)))
                .toList();
        for (var voter : voted) {
            for (int place : mapped(subsets.of(voters.getOrDefault(voter, 0)), at)) {
                shown[place]++;
            }
            for (int place : mapped(ballots.getOrDefault(voter, new int[0]), at)) {
                approvals[place]++;
            }
        }
        told.put("approvals", Arrays.stream(approvals).boxed().toList());
        told.put("shown", Arrays.stream(shown).boxed().toList());
        return Wilson.ranked(approvals, shown);
    }

    private int[] phragmen(List<String> left, int[] at, Map<String, @Nullable Object> told) {
        var bits = new Ballots(left.size(), ballots.size());
        ballots.values().forEach(ballot -> bits.add(mapped(ballot, at)));
        told.put("approvals", Arrays.stream(bits.approvals()).boxed().toList());
        return Phragmen.elect(bits, round.keep());
    }

    private int[] schulze(List<String> left, int[] at, Map<String, @Nullable Object> told) {
        var preferences = Schulze.preferences(
                left.size(),
                ballots.values().stream().map(ballot -> mapped(ballot, at)).toList());
        told.put(
                "preferences",
                Arrays.stream(preferences)
                        .map(row -> Arrays.stream(row).boxed().toList())
                        .toList());
        return Schulze.ranked(preferences);
    }

    private int[] deposits(List<String> left, Map<String, @Nullable Object> told) {
        var counts = new long[left.size()];
        for (var backing : backings.values()) {
            int place = left.indexOf(backing.design);
            if (place >= 0 && backing.deposit.isHeld()) {
                counts[place]++;
            }
        }
        told.put("deposits", Arrays.stream(counts).boxed().toList());
        return IntStream.range(0, counts.length)
                .filter(place -> counts[place] >= Math.max(1, round.least()))
                .boxed()
                .sorted(Comparator.<Integer>comparingLong(place -> -counts[place]))
                .mapToInt(Integer::intValue)
                .toArray();
    }
}
