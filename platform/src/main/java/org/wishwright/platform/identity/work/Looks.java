package org.wishwright.platform.identity.work;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.wishwright.kernel.IdSource;
import org.wishwright.kernel.Refusal;
import org.wishwright.kernel.RefusedException;
import org.wishwright.platform.identity.Caller;
import org.wishwright.platform.identity.Disclosures;
import org.wishwright.platform.identity.Membership;
import org.wishwright.platform.identity.Parties;
import org.wishwright.platform.identity.PartyId;
import org.wishwright.platform.identity.Role;
import org.wishwright.platform.identity.store.DisclosureStore;

/** Who looked at whom. A look is written down before it is answered: what cannot be written down is not shown. */
@Service
public class Looks implements Disclosures {

    private static final int A_PAGE = 50;

    private final DisclosureStore store;
    private final IdSource ids;
    private final Parties parties;

    Looks(DisclosureStore store, IdSource ids, Parties parties) {
        this.store = store;
        this.ids = ids;
        this.parties = parties;
    }

    /** @param reader the organisation's role for the person herself, a name for operators */
    public record Line(DisclosureStore.Row row, String reader, String person) {}

    /** @param next cursor; null on the last page */
    public record Page(List<Line> lines, @Nullable UUID next) {}

    @Override
    @Transactional(propagation = Propagation.REQUIRED)
    public void seen(Caller reader, Collection<PartyId> persons, Field field, String place) {
        var others = persons.stream()
                .filter(person -> !person.equals(reader.person()))
                .map(PartyId::value)
                .distinct()
                .toList();
        if (!others.isEmpty()) {
            var fresh = others.stream().map(one -> ids.next()).toList();
            store.add(fresh, others, reader.person(), role(reader), field.name(), place);
        }
    }

    @Override
    @Transactional(propagation = Propagation.REQUIRED)
    public void seenByCarrier(PartyId sender, PartyId person, String place) {
        store.add(List.of(ids.next()), List.of(person.value()), sender, "CARRIER", Field.ADDRESS.name(), place);
    }

    /** What others saw of the caller: by their role, for their names are theirs. */
    public Page ofMe(Caller caller, @Nullable UUID before) {
        return page(store.list(caller.person(), before, A_PAGE + 1), false);
    }

    /** Everybody's, for operators. */
    public Page all(Caller caller, @Nullable UUID before) {
        if (!caller.isOperator()) {
            throw new RefusedException(
                    Refusal.of("identity.operator-forbidden", "Only an operator of the platform may do this."));
        }
        return page(store.list(null, before, A_PAGE + 1), true);
    }

    private Page page(List<DisclosureStore.Row> found, boolean named) {
        boolean more = found.size() > A_PAGE;
        var shown = more ? found.subList(0, A_PAGE) : found;
        var names = named
                ? parties.displayNames(shown.stream()
                        .map(DisclosureStore.Row::reader)
                        .distinct()
                        .toList())
                : java.util.Map.<PartyId, String>of();
        var lines = shown.stream()
                .map(row -> new Line(
                        row, names.getOrDefault(row.reader(), ""), row.person().toString()))
                .toList();
        return new Page(lines, more ? shown.getLast().id() : null);
    }

    private static String role(Caller reader) {
        var roles = reader.memberships().stream().map(Membership::role).collect(java.util.stream.Collectors.toSet());
        return mightiest(roles);
    }

    private static String mightiest(Set<Role> roles) {
        return roles.contains(Role.OPERATOR)
                ? "OPERATOR"
                : roles.contains(Role.MAKER) ? "MAKER" : roles.contains(Role.FLOOR) ? "FLOOR" : "CONSUMER";
    }
}
