package org.wishwright.platform.onboarding.work;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import org.wishwright.kernel.Outcome;
import org.wishwright.kernel.Refusal;
import org.wishwright.kernel.RefusedException;
import org.wishwright.platform.foundation.CreditCode;
import org.wishwright.platform.foundation.PlainText;
import org.wishwright.platform.identity.Contact;
import org.wishwright.platform.onboarding.Papers;

/** What must be true of papers: of a draft that it is not too long, of an application that it is whole. */
final class PapersCheck {

    private static final Set<String> COUNTRIES = Set.copyOf(Arrays.asList(Locale.getISOCountries()));
    private static final int LONGEST_NAME = 120;
    private static final int LONGEST_NUMBER = 40;
    private static final int LONGEST_CONTACT = 120;
    private static final int LONGEST_MAKES = 1_000;
    private static final int SHORTEST_MAKES = 10;

    private PapersCheck() {}

    /** The papers as they are kept: cleaned of what disturbs, in their normal form. */
    static Papers draft(Papers typed) {
        if (!COUNTRIES.contains(typed.country())) {
            throw refused(
                    "onboarding.country-invalid",
                    "Choose the country in which the organisation is registered.",
                    "country");
        }
        boolean chinese = typed.country().equals(Papers.CHINA);
        return new Papers(
                line(typed.legalName(), LONGEST_NAME, "legalName"),
                typed.country(),
                line(chinese ? CreditCode.normal(typed.number()) : typed.number(), LONGEST_NUMBER, "number"),
                line(typed.contactName(), LONGEST_CONTACT, "contactName"),
                line(typed.contact(), LONGEST_CONTACT, "contact"),
                bounded(PlainText.lines(typed.makes()), LONGEST_MAKES, "makes"),
                typed.licence());
    }

    /** The papers as they are sent; refused beside the first field that is missing or wrong. */
    static Papers whole(Papers papers) {
        required(papers.legalName(), "legalName");
        if (!hasLetter(papers.legalName())) {
            throw refused("onboarding.name-invalid", "Write the name as it stands on the licence.", "legalName");
        }
        required(papers.number(), "number");
        if (papers.country().equals(Papers.CHINA) && !CreditCode.isValid(papers.number())) {
            throw refused(
                    "onboarding.code-invalid",
                    "This is no unified social credit code: it has 18 characters, of which the last checks the others."
                            + " Compare it with the licence.",
                    "number");
        }
        required(papers.contactName(), "contactName");
        required(papers.contact(), "contact");
        var contact = reached(papers.contact());
        required(papers.makes(), "makes");
        if (PlainText.length(papers.makes()) < SHORTEST_MAKES) {
            throw refused("onboarding.makes-short", "Say in a sentence or two what you make and how.", "makes");
        }
        if (papers.licence() == null) {
            throw refused("onboarding.licence-missing", "Add a picture of the licence.", "licence");
        }
        return new Papers(
                papers.legalName(),
                papers.country(),
                papers.number(),
                papers.contactName(),
                contact.value(),
                papers.makes(),
                papers.licence());
    }

    private static Contact reached(String written) {
        var contact = written.contains("@") ? Contact.email(written) : Contact.phone(written);
        return switch (contact) {
            case Outcome.Accepted<Contact>(Contact value) -> value;
            case Outcome.Refused<Contact>(Refusal ignored) ->
                throw refused(
                        "onboarding.contact-invalid",
                        "Write a phone number or an e-mail address at which you can be reached.",
                        "contact");
        };
    }

    private static boolean hasLetter(String text) {
        return text.codePoints().anyMatch(Character::isLetter);
    }

    private static void required(String text, String field) {
        if (text.isEmpty()) {
            throw refused("onboarding.field-missing", "This is needed before the application can be sent.", field);
        }
    }

    private static String line(String typed, int most, String field) {
        return bounded(PlainText.line(typed), most, field);
    }

    private static String bounded(String text, int most, String field) {
        if (PlainText.length(text) > most) {
            throw new RefusedException(Refusal.of(
                    "onboarding.too-long",
                    "This may have at most {most} characters. Shorten it.",
                    "most",
                    most,
                    "field",
                    field));
        }
        return text;
    }

    private static RefusedException refused(String code, String sentence, String field) {
        return new RefusedException(Refusal.of(code, sentence, "field", field));
    }
}
