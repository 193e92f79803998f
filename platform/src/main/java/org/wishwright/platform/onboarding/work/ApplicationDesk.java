package org.wishwright.platform.onboarding.work;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.wishwright.kernel.Refusal;
import org.wishwright.kernel.RefusedException;
import org.wishwright.platform.catalog.PublishGuard;
import org.wishwright.platform.evidence.Evidence;
import org.wishwright.platform.evidence.FactDraft;
import org.wishwright.platform.foundation.BusinessClock;
import org.wishwright.platform.foundation.PlainText;
import org.wishwright.platform.identity.Caller;
import org.wishwright.platform.identity.Disclosures;
import org.wishwright.platform.identity.PartyId;
import org.wishwright.platform.identity.Role;
import org.wishwright.platform.onboarding.Application;
import org.wishwright.platform.onboarding.ApplicationState;
import org.wishwright.platform.onboarding.Onboarding;
import org.wishwright.platform.onboarding.Papers;
import org.wishwright.platform.onboarding.store.ApplicationStore;

/** Applications over the database: who may do what with them, and what is written into the log. */
@Service
class ApplicationDesk implements Onboarding, PublishGuard {

    private static final int SHORTEST_REASON = 10;
    private static final int LONGEST_REASON = 1_000;

    private final ApplicationStore store;
    private final ApplicationRows rows;
    private final Evidence evidence;
    private final BusinessClock clock;
    private final Disclosures looks;

    ApplicationDesk(
            ApplicationStore store, ApplicationRows rows, Evidence evidence, BusinessClock clock, Disclosures looks) {
        this.store = store;
        this.rows = rows;
        this.evidence = evidence;
        this.clock = clock;
        this.looks = looks;
    }

    @Override
    @Transactional(readOnly = true)
    public Application mine(Caller maker) {
        var organisation = maker.organisation(Role.MAKER);
        return store.find(organisation)
                .map(rows::opened)
                .orElseGet(() -> new Application(
                        organisation,
                        new ApplicationState.Draft(),
                        0,
                        Papers.empty(),
                        null,
                        clock.instant(),
                        List.of()));
    }

    @Override
    @Transactional
    public Application save(Caller maker, Papers typed) {
        var organisation = maker.organisation(Role.MAKER);
        var papers = PapersCheck.draft(typed);
        var before = store.lock(organisation);
        before.map(rows::state).filter(state -> !state.isOpen()).ifPresent(state -> {
            throw new RefusedException(ApplicationState.closed());
        });
        var kept = papers.licence() != null
                ? papers
                : papers.withLicence(before.map(ApplicationStore.Row::licence).orElse(null));
        store.put(rows.sealed(organisation, before, kept, maker.person()));
        return mine(maker);
    }

    @Override
    @Transactional
    public Application submit(Caller maker) {
        var organisation = maker.organisation(Role.MAKER);
        var before = store.lock(organisation);
        var state = before.map(rows::state).orElseGet(ApplicationState.Draft::new);
        var next = state.send().orThrow();
        var papers = PapersCheck.whole(before.map(rows::papers).orElseGet(Papers::empty));
        if (store.approval(organisation)
                .map(rows::papers)
                .filter(papers::equals)
                .isPresent()) {
            throw new RefusedException(Refusal.of(
                    "onboarding.nothing-new",
                    "This is what was approved already. Change what is no longer true, or keep what was approved.",
                    "field",
                    "legalName"));
        }
        store.put(rows.sealed(organisation, before, papers, maker.person()));
        enter(organisation, next, before.map(ApplicationStore.Row::round).orElse(0) + 1, "", maker);
        return mine(maker);
    }

    @Override
    @Transactional
    public Application withdraw(Caller maker) {
        var organisation = maker.organisation(Role.MAKER);
        var row = store.lock(organisation);
        if (row.map(rows::state).orElseGet(ApplicationState.Draft::new)
                instanceof ApplicationState.Submitted submitted) {
            enter(
                    organisation,
                    submitted.withdrawn(),
                    "WITHDRAWN",
                    row.orElseThrow().round(),
                    "",
                    maker);
            return mine(maker);
        }
        throw new RefusedException(
                Refusal.of(
                        "onboarding.withdrawn-conflict",
                        "Nothing of yours waits for a decision, so nothing can be taken back. Read on this page what became of it."));
    }

    @Override
    @Transactional
    public Application change(Caller maker) {
        var organisation = maker.organisation(Role.MAKER);
        var row = store.lock(organisation);
        if (row.map(rows::state).orElseGet(ApplicationState.Draft::new) instanceof ApplicationState.Approved approved) {
            store.enter(
                    organisation, approved.changed().name(), row.orElseThrow().round(), clock.instant());
            return mine(maker);
        }
        throw new RefusedException(
                Refusal.of(
                        "onboarding.change-conflict",
                        "Only what is approved and not being changed already can be changed. Read on this page where it stands."));
    }

    @Override
    @Transactional
    public Application keep(Caller maker) {
        var organisation = maker.organisation(Role.MAKER);
        var row = store.lock(organisation);
        var approval = store.approval(organisation);
        if (approval.isEmpty() || !row.map(rows::state).orElseThrow().isOpen()) {
            throw new RefusedException(Refusal.of(
                    "onboarding.keep-conflict",
                    "There is no change to drop: nothing was approved yet, or what you changed waits for a decision. Take that back"
                            + " first."));
        }
        store.put(approval.get());
        enter(
                organisation,
                new ApplicationState.Approved(),
                "KEPT",
                row.orElseThrow().round(),
                "",
                maker);
        return mine(maker);
    }

    @Override
    public boolean approved(PartyId organisation) {
        return store.approval(organisation).isPresent();
    }

    @Override
    public Optional<Refusal> objection(PartyId maker) {
        return approved(maker)
                ? Optional.empty()
                : Optional.of(Refusal.of(
                        "onboarding.unapproved-forbidden",
                        "Your organisation is not approved yet, so nothing can go on sale. Apply under Workshop, Registration"
                                + " (/maker/onboarding); what you prepare meanwhile is kept."));
    }

    @Override
    @Transactional(readOnly = true)
    public Sent sent(Caller operator, Wanted wanted) {
        requireOperator(operator);
        if (!wanted.state().isEmpty() && !ApplicationState.NAMES.contains(wanted.state())) {
            throw new RefusedException(Refusal.of(
                    "onboarding.state-unknown",
                    "An application's state is one of {states}.",
                    "states",
                    String.join(", ", ApplicationState.NAMES),
                    "field",
                    "state"));
        }
        int limit = Math.clamp(wanted.limit(), 1, MOST_ON_A_PAGE);
        var search = PlainText.line(wanted.search());
        var items = store.sent(
                wanted.state(),
                search.substring(0, Math.min(search.length(), 100)),
                cursor(wanted.cursor()),
                limit + 1);
        return items.size() <= limit
                ? new Sent(items, null)
                : new Sent(
                        items.subList(0, limit),
                        items.get(limit - 1).organisation().toString());
    }

    @Override
    @Transactional
    public Application sent(Caller operator, PartyId organisation) {
        requireOperator(operator);
        return store.find(organisation)
                .flatMap(row -> row.state().equals("DRAFT") ? store.approval(organisation) : Optional.of(row))
                .map(row -> {
                    looks.seen(operator, row.author(), Disclosures.Field.CONTACT, "operator.onboarding");
                    return rows.opened(row);
                })
                .orElseThrow(ApplicationDesk::notFound);
    }

    @Override
    @Transactional
    public Application approve(Caller operator, PartyId organisation, int round) {
        var row = waiting(operator, organisation, round, "APPROVED");
        if (row.isPresent()) {
            enter(organisation, new ApplicationState.Submitted().approved(), round, "", operator);
            store.approve(organisation);
        }
        return sent(operator, organisation);
    }

    @Override
    @Transactional
    public Application giveBack(Caller operator, PartyId organisation, int round, String reason) {
        requireOperator(operator);
        var said = PlainText.lines(reason);
        int length = PlainText.length(said);
        if (length < SHORTEST_REASON || length > LONGEST_REASON) {
            throw new RefusedException(Refusal.of(
                    "onboarding.reason-invalid",
                    "Tell the maker in 10 to 1,000 characters what to do, so that the next try succeeds.",
                    "field",
                    "reason"));
        }
        var row = waiting(operator, organisation, round, "RETURNED");
        if (row.isPresent()) {
            enter(organisation, new ApplicationState.Submitted().returned(said), round, said, operator);
        }
        return sent(operator, organisation);
    }

    @Override
    @Transactional
    public void admit(Caller operator, PartyId organisation, Papers papers) {
        requireOperator(operator);
        var before = store.lock(organisation);
        if (approved(organisation)) {
            return;
        }
        int round = before.map(ApplicationStore.Row::round).orElse(0) + 1;
        store.put(rows.sealed(organisation, before, PapersCheck.draft(papers), operator.person()));
        enter(organisation, new ApplicationState.Approved(), round, "", operator);
        store.approve(organisation);
    }

    /** The application that waits for a decision; empty where just this decision was taken already. */
    private Optional<ApplicationStore.Row> waiting(Caller operator, PartyId organisation, int round, String decision) {
        requireOperator(operator);
        var row = store.lock(organisation).filter(one -> one.round() > 0).orElseThrow(ApplicationDesk::notFound);
        if (row.round() == round && row.state().equals(decision)) {
            return Optional.empty();
        }
        if (row.round() != round || !(rows.state(row) instanceof ApplicationState.Submitted)) {
            throw new RefusedException(Refusal.of(
                    "onboarding.application-changed",
                    "Somebody has decided about this application, or it was taken back or sent again. Load it anew and read it"
                            + " first."));
        }
        return Optional.of(row);
    }

    private void enter(PartyId organisation, ApplicationState state, int round, String reason, Caller person) {
        enter(organisation, state, state.name(), round, reason, person);
    }

    private void enter(
            PartyId organisation, ApplicationState state, String step, int round, String reason, Caller person) {
        var now = clock.instant();
        store.enter(organisation, state.name(), round, now);
        store.remember(organisation, step, reason, person.person(), now);
        var type = "onboarding." + step.toLowerCase(Locale.ROOT);
        evidence.record(List.of(new FactDraft(organisation.value(), type, Map.of("round", (long) round))));
    }

    private static void requireOperator(Caller caller) {
        if (!caller.isOperator()) {
            throw new RefusedException(
                    Refusal.of("identity.operator-forbidden", "Only the platform's operators may do this."));
        }
    }

    private static @Nullable UUID cursor(@Nullable String cursor) {
        if (cursor == null || cursor.isEmpty()) {
            return null;
        }
        try {
            return UUID.fromString(cursor);
        } catch (IllegalArgumentException e) {
            throw new RefusedException(Refusal.of(
                    "request.cursor-invalid", "This cursor is not one that was given. Start from the first page."));
        }
    }

    private static RefusedException notFound() {
        return new RefusedException(Refusal.of(
                "onboarding.application-not-found",
                "This organisation has sent no application. Choose one from the list."));
    }
}
