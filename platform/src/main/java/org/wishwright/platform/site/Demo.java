package org.wishwright.platform.site;

import java.util.ArrayList;
import java.util.Currency;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;
import org.wishwright.platform.catalog.Blueprints;
import org.wishwright.platform.catalog.Catalog;
import org.wishwright.platform.catalog.DraftFiles;
import org.wishwright.platform.catalog.Workbench;
import org.wishwright.platform.factory.Factories;
import org.wishwright.platform.foundation.DemoMark;
import org.wishwright.platform.foundation.Words;
import org.wishwright.platform.identity.Caller;
import org.wishwright.platform.identity.Contact;
import org.wishwright.platform.identity.Parties;
import org.wishwright.platform.identity.Role;
import org.wishwright.platform.onboarding.Onboarding;
import org.wishwright.platform.onboarding.Papers;

/** Loads the demo where nobody has signed up yet: three makers with their products and factories, and accounts in every role. */
@Component
@ConditionalOnProperty(name = "wishwright.demo", havingValue = "true", matchIfMissing = true)
public class Demo {

    /** Known to everyone who reads this, which is why the program serves the loopback address only. */
    public static final String PASSWORD = "wish-and-make";

    public static final String OPERATOR = "operator" + DemoTrade.MAIL;
    private static final String CONSUMER = "consumer" + DemoTrade.MAIL;

    /** Well formed, and given to nobody. */
    private static final List<String> CODES = List.of("91330106MA2A0WW00J", "91330106MA2A0WW01M", "91330106MA2A0WW02Q");

    /** How a product stands whose load was cut short. */
    private static final Set<Blueprints.State> UNPUBLISHED = EnumSet.of(Blueprints.State.EMPTY, Blueprints.State.DRAFT);

    private final Parties parties;
    private final Factories factories;
    private final Workbench workbench;
    private final Catalog catalog;
    private final Onboarding onboarding;
    private final DemoMark mark;

    Demo(
            Parties parties,
            Factories factories,
            Workbench workbench,
            Catalog catalog,
            Onboarding onboarding,
            DemoMark mark) {
        this.parties = parties;
        this.factories = factories;
        this.workbench = workbench;
        this.catalog = catalog;
        this.onboarding = onboarding;
        this.mark = mark;
    }

    /** A demo account, to be printed at start. */
    public record Account(String role, String email, String password) {}

    /** Loads what is missing, unless others than the demo's people have signed up; an interrupted load goes on. */
    public List<Account> load() {
        if (parties.anyPerson() && parties.personByEmail(OPERATOR).isEmpty()) {
            return List.of();
        }
        if (!parties.anyPerson()) {
            mark.set();
        }
        parties.ensureOperator(OPERATOR, PASSWORD, "Olive (operator)");
        person(CONSUMER, "Lin");
        var accounts = new ArrayList<Account>();
        accounts.add(account(CONSUMER));
        for (var trade : DemoTrade.all()) {
            person(trade.maker().email(), trade.maker().name());
            accounts.add(account(trade.maker().email()));
            for (var worker : trade.workers()) {
                person(worker.email(), worker.name());
                accounts.add(account(worker.email()));
            }
        }
        DemoTrade.all().reversed().forEach(this::open); // what was published last is shown first
        accounts.add(account(OPERATOR));
        return accounts;
    }

    private void open(DemoTrade trade) {
        var maker =
                parties.callerOf(parties.personByEmail(trade.maker().email()).orElseThrow());
        if (maker.memberships().isEmpty()) {
            parties.createOrganisation(maker, trade.organisation());
            maker = parties.callerOf(maker.person());
        }
        var workshop = maker.organisation(Role.MAKER);
        for (var worker : trade.workers()) {
            parties.addMember(maker, workshop, Contact.email(worker.email()).orThrow(), Role.FLOOR);
        }
        if (factories.factoryOf(workshop).isEmpty()) {
            factories.describe(maker, trade.factory());
        }
        if (!onboarding.approved(workshop)) {
            onboarding.admit(operator(), workshop, papers(trade));
        }
        var products = catalog.blueprintsOf(workshop, "", null, 2).items();
        if (products.isEmpty()
                || products.size() == 1
                        && UNPUBLISHED.contains(products.getFirst().state())) {
            var blueprint = products.isEmpty()
                    ? workbench.create(maker, trade.product(), Currency.getInstance("CNY"))
                    : products.getFirst().blueprint();
            workbench.replaceDraft(maker, blueprint, new DraftFiles(trade.file(), trade.model(), null, null, 1));
            var owner = maker;
            trade.picture().ifPresent(picture -> workbench.replacePicture(owner, blueprint, picture));
            trade.scene().ifPresent(scene -> workbench.replaceScene(owner, blueprint, scene));
            workbench.publish(maker, blueprint);
        }
    }

    private Caller operator() {
        return parties.callerOf(parties.personByEmail(OPERATOR).orElseThrow());
    }

    /** What an operator would have read on the licence; there is no such organisation. */
    private static Papers papers(DemoTrade trade) {
        var name = trade.product();
        return new Papers(
                trade.organisation(),
                Papers.CHINA,
                CODES.get(DemoTrade.all().indexOf(trade) % CODES.size()),
                trade.maker().name(),
                trade.maker().email(),
                name.in(Words.CHINESE) + "。" + name.in(Words.ENGLISH) + ".",
                null);
    }

    private void person(String email, String name) {
        if (parties.personByEmail(email).isEmpty()) {
            parties.signUpWithPassword(email, PASSWORD, name);
        }
    }

    private static Account account(String email) {
        return new Account(email.substring(0, email.indexOf('@')), email, PASSWORD);
    }
}
