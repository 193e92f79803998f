package org.wishwright.platform.talk.web;

import org.jspecify.annotations.Nullable;
import org.wishwright.platform.foundation.Page;
import org.wishwright.platform.identity.Parties;
import org.wishwright.platform.talk.Side;
import org.wishwright.platform.talk.Trouble;
import org.wishwright.platform.talk.work.Reading;

/**
 * A conversation on its page.
 *
 * @param typed what stands in the form: nothing, or what was sent with a fault
 * @param key sent with the form, so that pressing twice sends once
 * @param past whether these are earlier messages, which do not change any more
 */
public record ThreadView(Reading.Thread thread, String typed, String key, boolean past) {

    public String path() {
        return thread.subject().path();
    }

    public String title(Page page) {
        return page.tOr("talk.kind." + thread.subject().kind(), thread.subject().kind()) + " "
                + thread.admission().conversation().title().in(page.language());
    }

    /** With whom the reader talks. */
    public String with(Page page) {
        return switch (thread.admission().side()) {
            case PERSON -> page.t("talk.with", "name", thread.maker());
            case MAKER -> page.t("talk.withPerson");
            case SERVICE -> page.t("talk.between", "name", thread.maker());
        };
    }

    /** Who wrote a message, as far as this reader knows: makers do not learn a buyer's name, nor buyers that of a worker. */
    public String author(Page page, Reading.Line line) {
        if (line.erased()) {
            return Parties.NOBODY;
        } else if (line.mine()) {
            return page.t("talk.you");
        }
        return switch (line.side()) {
            case PERSON -> page.t("talk.side.PERSON");
            case MAKER -> line.author().isEmpty() ? thread.maker() : line.author();
            case SERVICE -> page.t("talk.side.SERVICE");
        };
    }

    public boolean helpAsked() {
        return thread.admission().helpAsked();
    }

    /** What was said to be wrong and is not settled; null where nothing is. */
    public @Nullable Trouble trouble() {
        return thread.admission().conversation().trouble();
    }

    public boolean isPersons() {
        return thread.admission().side() == Side.PERSON;
    }

    /** Whether this reader may end the help that was asked for. */
    public boolean mayEndHelp() {
        return thread.mayEndHelp();
    }

    /** What the reader wrote last; empty where it was nothing. */
    public String lastSaid() {
        return thread.lines().reversed().stream()
                .filter(line -> line.mine() && !line.text().isEmpty())
                .map(Reading.Line::text)
                .findFirst()
                .orElse("");
    }

    public boolean serves() {
        return thread.admission().side() == Side.SERVICE;
    }
}
