package org.wishwright.platform.catalog.web;

import java.util.LinkedHashMap;
import java.util.Map;
import org.wishwright.configuration.editing.Edit;
import org.wishwright.configuration.editing.PastedPrices;
import org.wishwright.configuration.editing.Place;
import org.wishwright.configuration.editing.Sheet;
import org.wishwright.configuration.editing.TestCase;
import org.wishwright.configuration.editing.TestCase.Expectation;
import org.wishwright.configuration.editing.Words;
import org.wishwright.kernel.Refusal;
import org.wishwright.kernel.RefusedException;
import org.wishwright.platform.catalog.Studio.Desk;

/** A test case as its form sends it: options from a list, numbers and texts as they are typed. */
final class CaseForm {

    private final Map<String, String> typed;
    private final Desk desk;
    private final Sheet sheet;

    CaseForm(Map<String, String> typed, Desk desk, Sheet sheet) {
        this.typed = typed;
        this.desk = desk;
        this.sheet = sheet;
    }

    Edit edit() {
        var choices = new LinkedHashMap<String, String>();
        for (int i = 0; typed.containsKey("choice" + i); i++) {
            choose(choices, "choice" + i, field("typed" + i));
        }
        var id = field("id").isEmpty()
                ? Words.id(Map.of("en", field("title")), "case", sheet.ids(Place.testCase("")))
                : field("id");
        var expectation = expectation();
        return new Edit.PutCase(
                new TestCase(id, expectation, expectation == Expectation.COSTS ? costs() : null, choices));
    }

    private void choose(Map<String, String> choices, String field, String given) {
        var choice = field(field);
        if (choice.isEmpty()) {
            return;
        }
        int equals = choice.indexOf('=');
        var module = equals < 0 ? choice : choice.substring(0, equals);
        var known = desk.model() == null
                ? null
                : desk.model().modules().stream()
                        .filter(m -> m.id().equals(module))
                        .findFirst()
                        .orElse(null);
        if (known == null) {
            throw refused("studio.form-unknown", "This form is not one of the studio's. Load the page again.", field);
        }
        known.placed(equals < 0 ? given : choice.substring(equals + 1)).orThrow();
        choices.put(module, equals < 0 ? given : choice.substring(equals + 1));
    }

    private Expectation expectation() {
        try {
            return Expectation.valueOf(field("expectation"));
        } catch (IllegalArgumentException e) {
            throw refused(
                    "studio.form-unknown", "This form is not one of the studio's. Load the page again.", "expectation");
        }
    }

    private long costs() {
        return PastedPrices.minor(field("costs"), desk.currency())
                .orElseThrow(() -> new RefusedException(Refusal.of(
                        "studio.amount-invalid",
                        "“{typed}” is no amount in {currency}. Write it as in 128 or 128.50.",
                        "field",
                        "costs",
                        "typed",
                        field("costs"),
                        "currency",
                        desk.currency())));
    }

    private static RefusedException refused(String code, String sentence, String field) {
        return new RefusedException(Refusal.of(code, sentence, "field", field));
    }

    private String field(String name) {
        return typed.getOrDefault(name, "").strip();
    }
}
