package org.wishwright.market.cocreation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.wishwright.kernel.Outcome;
import org.wishwright.market.Alias;
import org.wishwright.market.Deposit;
import org.wishwright.market.Desk;
import org.wishwright.market.Logged;
import org.wishwright.market.Play;
import org.wishwright.market.Progress;
import org.wishwright.market.Stage;
import org.wishwright.market.Taken;

/** A shared design under way. No money moves here: sales pay the royalty. */
final class CoCreationPlay implements Play {

    private final CoCreationRules rules;
    private final Map<Alias, List<String>> contributions = new LinkedHashMap<>();
    private final Set<Alias> agreed = new HashSet<>();
    private List<Share> shares = List.of();
    private String proposal = "";
    private boolean settled;

    CoCreationPlay(CoCreationRules rules) {
        this.rules = rules;
    }

    @Override
    public void opened(Desk desk) {
        desk.at("contribute-until", rules.contributeUntil());
    }

    @Override
    public Outcome<Taken> take(Logged input, Desk desk) {
        return switch ((CoCreationInput) input.what()) {
            case CoCreationInput.Contributed(var receipt) -> contribute(input, receipt, desk);
            case CoCreationInput.TookBack _ -> takeBack(input);
            case CoCreationInput.Proposed(var proposed) -> propose(input, proposed);
            case CoCreationInput.Agreed(var entry) -> agree(input, entry, desk);
        };
    }

    private Outcome<Taken> contribute(Logged input, String receipt, Desk desk) {
        if (!(desk.stage() instanceof Stage.Open)) {
            return Taken.not(
                    "cocreation.closed", "Contributions were taken until {until}.", "until", rules.contributeUntil());
        }
        contributions.computeIfAbsent(input.by(), _ -> new ArrayList<>()).add(receipt);
        forget();
        return Taken.as(input);
    }

    private Outcome<Taken> takeBack(Logged input) {
        if (contributions.remove(input.by()) == null) {
            return Taken.not("cocreation.no-contribution", "There is no contribution of yours.");
        }
        forget();
        return Taken.as(input);
    }

    /** Who takes part has changed: shares are proposed anew. */
    private void forget() {
        proposal = "";
        shares = List.of();
        agreed.clear();
    }

    private Outcome<Taken> propose(Logged input, List<Share> proposed) {
        if (!input.by().equals(rules.convener())) {
            return Taken.not("market.not-yours", "Only the convener proposes shares.");
        }
        var named = proposed.stream().map(Share::party).collect(Collectors.toSet());
        boolean whole = proposed.stream().allMatch(share -> share.basisPoints() > 0 && share.basisPoints() <= 10_000)
                && proposed.stream().mapToLong(Share::basisPoints).sum() == 10_000;
        if (!whole || named.size() < proposed.size() || !named.equals(contributions.keySet())) {
            return Taken.not(
                    "cocreation.shares",
                    "Shares name everybody who contributed, and nobody else, once, and make 10000 basis points"
                            + " together.");
        }
        forget();
        shares = proposed;
        proposal = input.entry();
        return Taken.as(input);
    }

    private Outcome<Taken> agree(Logged input, String entry, Desk desk) {
        if (!contributions.containsKey(input.by()) || !entry.equals(proposal)) {
            return Taken.not("cocreation.proposal", "Only who contributed agrees, and to the proposal that stands.");
        }
        agreed.add(input.by());
        if (agreed.size() == contributions.size()) {
            settled = true;
            desk.because("", "cocreation.agreed", "All " + agreed.size() + " agree on their shares.");
            desk.settle();
        }
        return Taken.as(input);
    }

    @Override
    public void due(String deadline, Desk desk) {
        if (deadline.equals("agree-until")) {
            desk.lapse("cocreation.no-agreement");
        } else if (contributions.isEmpty()) {
            desk.lapse("cocreation.no-contribution");
        } else {
            desk.enter(new Stage.Own("agreeing"));
            desk.at("agree-until", rules.agreeUntil());
        }
    }

    @Override
    public void held(Deposit deposit, Desk desk) {}

    @Override
    public void missed(Deposit deposit, Desk desk) {}

    @Override
    public Progress progress() {
        return new Progress(agreed.size(), contributions.size(), "parties");
    }

    @Override
    public Map<String, @Nullable Object> shown() {
        var seen = new LinkedHashMap<String, @Nullable Object>();
        seen.put("contributors", contributions.size());
        seen.put("agreed", agreed.size());
        seen.put("proposal", proposal);
        seen.put("released", settled);
        seen.put("parties", contributions.keySet().stream().map(Alias::text).toList());
        seen.put("agreeing", agreed.stream().map(Alias::text).sorted().toList());
        var parts = new LinkedHashMap<String, @Nullable Object>();
        shares.forEach(share -> parts.put(share.party().text(), (long) share.basisPoints()));
        seen.put("shares", parts);
        return seen;
    }

    @Override
    public Map<String, @Nullable Object> result() {
        if (!settled) {
            return Map.of();
        }
        var parts = new LinkedHashMap<String, @Nullable Object>();
        shares.forEach(share -> parts.put(share.party().text(), share.basisPoints()));
        return Map.of("design", rules.design(), "royalty", rules.royalty(), "shares", parts);
    }
}
