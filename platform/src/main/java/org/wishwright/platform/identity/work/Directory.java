package org.wishwright.platform.identity.work;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.wishwright.kernel.Outcome;
import org.wishwright.kernel.Refusal;
import org.wishwright.kernel.RefusedException;
import org.wishwright.platform.identity.Caller;
import org.wishwright.platform.identity.Contact;
import org.wishwright.platform.identity.Disclosures;
import org.wishwright.platform.identity.Parties;
import org.wishwright.platform.identity.PartyId;
import org.wishwright.platform.identity.Role;
import org.wishwright.platform.identity.store.PartyDirectory;
import org.wishwright.platform.identity.store.PartyDirectory.Row;

/** Finds parties for operators: organisations by name, persons by their whole phone number or e-mail. Shows no contact. */
@Service
public class Directory {

    private static final int A_PAGE = 30;
    private static final int MOST_TIES = 1_000;

    private final PartyDirectory store;
    private final People people;
    private final Parties parties;
    private final Disclosures looks;

    Directory(PartyDirectory store, People people, Parties parties, Disclosures looks) {
        this.store = store;
        this.people = people;
        this.parties = parties;
        this.looks = looks;
    }

    /** @param other the organisation of a person, the person of an organisation */
    public record Tie(PartyId other, String name, Role role) {}

    public record Entry(PartyId id, String name, boolean person, boolean erased, Instant since, List<Tie> ties) {}

    /** @param next cursor of the next page; null on the last */
    public record Page(List<Entry> items, @Nullable UUID next) {}

    public Page search(Caller caller, String search, @Nullable UUID before) {
        if (!caller.isOperator()) {
            throw new RefusedException(
                    Refusal.of("identity.operator-forbidden", "Only an operator of the platform may do this."));
        }
        var byContact = contact(search);
        if (byContact != null) {
            var found = entries(people.find(byContact).map(store::one).orElse(List.of()));
            looks.seen(caller, persons(found), Disclosures.Field.CONTACT, "operator.search");
            return new Page(found, null);
        }
        var rows = store.list(search, before, A_PAGE + 1);
        boolean more = rows.size() > A_PAGE;
        var shown = more ? rows.subList(0, A_PAGE) : rows;
        var entries = entries(shown);
        looks.seen(caller, persons(entries), Disclosures.Field.NAME, "operator.parties");
        return new Page(entries, more ? shown.getLast().id().value() : null);
    }

    /** One person, for an operator; refused where there is none, or where she was erased. */
    public Entry person(Caller caller, PartyId person) {
        if (!caller.isOperator()) {
            throw new RefusedException(
                    Refusal.of("identity.operator-forbidden", "Only an operator of the platform may do this."));
        }
        var found = entries(store.one(person)).stream()
                .filter(entry -> entry.person() && !entry.erased())
                .findFirst()
                .orElseThrow(() ->
                        new RefusedException(Refusal.of("identity.person-not-found", "There is no such person here.")));
        looks.seen(caller, person, Disclosures.Field.NAME, "operator.person");
        return found;
    }

    /** Persons whose names are shown: those listed, and those who belong to a listed organisation. */
    private static List<PartyId> persons(List<Entry> entries) {
        return entries.stream()
                .filter(entry -> !entry.erased())
                .flatMap(entry -> entry.person()
                        ? Stream.of(entry.id())
                        : entry.ties().stream().map(Tie::other))
                .distinct()
                .toList();
    }

    private static @Nullable Contact contact(String search) {
        var read = search.contains("@") ? Contact.email(search) : Contact.phone(search);
        return read instanceof Outcome.Accepted<Contact>(Contact contact) ? contact : null;
    }

    private List<Entry> entries(List<Row> rows) {
        var ids = rows.stream().map(Row::id).toList();
        var ties = store.ties(ids, MOST_TIES);
        var known = new HashSet<>(ids);
        ties.forEach(tie -> {
            known.add(tie.person());
            known.add(tie.organisation());
        });
        var names = parties.displayNames(known);
        var entries = new ArrayList<Entry>();
        for (var row : rows) {
            var shown = ties.stream()
                    .filter(tie -> (row.person() ? tie.person() : tie.organisation()).equals(row.id()))
                    .map(tie -> {
                        var other = row.person() ? tie.organisation() : tie.person();
                        return new Tie(other, names.getOrDefault(other, Parties.NOBODY), tie.role());
                    })
                    .toList();
            entries.add(new Entry(
                    row.id(),
                    names.getOrDefault(row.id(), Parties.NOBODY),
                    row.person(),
                    row.erased(),
                    row.since(),
                    shown));
        }
        return entries;
    }
}
