package org.wishwright.platform.identity.work;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.wishwright.kernel.IdSource;
import org.wishwright.kernel.Refusal;
import org.wishwright.kernel.RefusedException;
import org.wishwright.platform.identity.Caller;
import org.wishwright.platform.identity.Parties;
import org.wishwright.platform.identity.store.DisclosureStore;

/** What operators have done, by the address they did it at; written down by the filter chain, and never edited. */
@Service
public class AdminActs {

    private static final int A_PAGE = 50;
    private static final int LONGEST_ACT = 80;
    private static final int LONGEST_SUBJECT = 200;

    private final DisclosureStore store;
    private final IdSource ids;
    private final Parties parties;

    AdminActs(DisclosureStore store, IdSource ids, Parties parties) {
        this.store = store;
        this.ids = ids;
        this.parties = parties;
    }

    /** One act with the operator's name. */
    public record Line(DisclosureStore.Act act, String operator) {}

    /** @param next cursor; null on the last page */
    public record Page(List<Line> lines, @Nullable UUID next) {}

    /**
     * Writes an act down.
     *
     * @param act method and address pattern
     * @param subject what the address named, ids only
     * @param address the client's, shortened to its region
     */
    public void done(Caller operator, String act, String subject, String address) {
        store.addAct(
                ids.next(), operator.person(), cut(act, LONGEST_ACT), cut(subject, LONGEST_SUBJECT), cut(address, 60));
    }

    public Page list(Caller caller, @Nullable UUID before) {
        requireOperator(caller);
        var found = store.acts(before, A_PAGE + 1);
        boolean more = found.size() > A_PAGE;
        var shown = more ? found.subList(0, A_PAGE) : found;
        var names = parties.displayNames(
                shown.stream().map(DisclosureStore.Act::operator).distinct().toList());
        var lines = shown.stream()
                .map(act -> new Line(act, names.getOrDefault(act.operator(), Parties.NOBODY)))
                .toList();
        return new Page(lines, more ? shown.getLast().id() : null);
    }

    public void requireOperator(Caller caller) {
        if (!caller.isOperator()) {
            throw new RefusedException(
                    Refusal.of("identity.operator-forbidden", "Only an operator of the platform may do this."));
        }
    }

    private static String cut(String text, int most) {
        return text.substring(0, Math.min(text.length(), most));
    }
}
