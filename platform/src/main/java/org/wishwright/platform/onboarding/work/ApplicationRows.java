package org.wishwright.platform.onboarding.work;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.wishwright.platform.foundation.BusinessClock;
import org.wishwright.platform.identity.Parties;
import org.wishwright.platform.identity.PartyId;
import org.wishwright.platform.identity.PersonalWords;
import org.wishwright.platform.onboarding.Application;
import org.wishwright.platform.onboarding.ApplicationState;
import org.wishwright.platform.onboarding.Papers;
import org.wishwright.platform.onboarding.store.ApplicationStore;

/** Applications as rows, their personal part sealed, and back. */
@Component
class ApplicationRows {

    static final String NAME = "onboarding.contact-name ";
    static final String CONTACT = "onboarding.contact ";

    private final ApplicationStore store;
    private final PersonalWords words;
    private final BusinessClock clock;

    ApplicationRows(ApplicationStore store, PersonalWords words, BusinessClock clock) {
        this.store = store;
        this.words = words;
        this.clock = clock;
    }

    /** The row with these papers, in the state it was in, or a draft. */
    ApplicationStore.Row sealed(
            PartyId organisation, Optional<ApplicationStore.Row> before, Papers papers, PartyId author) {
        return new ApplicationStore.Row(
                organisation,
                before.map(ApplicationStore.Row::state).orElse("DRAFT"),
                before.map(ApplicationStore.Row::round).orElse(0),
                papers.legalName(),
                papers.country(),
                papers.number(),
                papers.makes(),
                papers.licence(),
                author,
                words.seal(author, NAME + organisation, papers.contactName()),
                words.seal(author, CONTACT + organisation, papers.contact()),
                before.map(ApplicationStore.Row::changed).orElseGet(clock::instant));
    }

    Papers papers(ApplicationStore.Row row) {
        var reader = words.reader(List.of(row.author()));
        return new Papers(
                row.legalName(),
                row.country(),
                row.number(),
                reader.open(row.author(), NAME + row.organisation(), row.contactName())
                        .orElse(Parties.NOBODY),
                reader.open(row.author(), CONTACT + row.organisation(), row.contact())
                        .orElse(Parties.NOBODY),
                row.makes(),
                row.licence());
    }

    ApplicationState state(ApplicationStore.Row row) {
        return ApplicationState.named(row.state(), "");
    }

    Application opened(ApplicationStore.Row row) {
        var steps = store.steps(row.organisation());
        var reason = steps.isEmpty() ? "" : steps.getLast().reason();
        return new Application(
                row.organisation(),
                ApplicationState.named(row.state(), reason),
                row.round(),
                papers(row),
                store.approval(row.organisation()).map(this::papers).orElse(null),
                row.changed(),
                steps);
    }
}
