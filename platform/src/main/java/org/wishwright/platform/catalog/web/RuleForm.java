package org.wishwright.platform.catalog.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.wishwright.configuration.Kind;
import org.wishwright.configuration.Model;
import org.wishwright.configuration.editing.Edit;
import org.wishwright.configuration.editing.Place;
import org.wishwright.configuration.editing.Sentence;
import org.wishwright.configuration.editing.Sentence.Term;
import org.wishwright.configuration.editing.Sentence.Then;
import org.wishwright.configuration.editing.Sheet;
import org.wishwright.configuration.editing.Words;
import org.wishwright.kernel.Refusal;
import org.wishwright.kernel.RefusedException;

/** A rule as its form sends it: a sentence in parts, or text. Words left empty are proposed from the sentence. */
final class RuleForm {

    private final Map<String, String> typed;
    private final Model model;
    private final Sheet sheet;

    RuleForm(Map<String, String> typed, Model model, Sheet sheet) {
        this.typed = typed;
        this.model = model;
        this.sheet = sheet;
    }

    Edit edit() {
        boolean asText = field("as").equals("text");
        var body = asText ? body() : List.of("formula " + sentence().formula());
        var words = new LinkedHashMap<String, String>();
        words.put("zh", field("zh"));
        words.put("en", field("en"));
        var sentence = body.size() == 1 && body.getFirst().startsWith("formula ")
                ? Sentence.of(body.getFirst().substring(8))
                : java.util.Optional.<Sentence>empty();
        var old = proposed(sheet.rule(field("id")));
        sentence.ifPresent(s -> s.words(this::name).forEach((language, proposal) -> {
            var given = words.getOrDefault(language, "");
            if (given.isEmpty() || given.equals(old.get(language))) { // never written by hand
                words.put(language, proposal);
            }
        }));
        if (!field("op").equals("rule-set")) {
            var id = Words.id(ids(words), "rule", sheet.ids(Place.rule("")));
            return new Edit.AddRule(id, body, words);
        }
        return new Edit.SetRule(field("id"), body, words);
    }

    private Map<String, String> proposed(List<String> rule) {
        return rule.size() == 1 && rule.getFirst().startsWith("formula ")
                ? Sentence.of(rule.getFirst().substring(8))
                        .map(s -> s.words(this::name))
                        .orElse(Map.of())
                : Map.of();
    }

    /** A rule is called by a number: its words are too long to be one. */
    private static Map<String, String> ids(Map<String, String> words) {
        return Map.of("en", words.isEmpty() ? "" : "rule");
    }

    private String field(String name) {
        return typed.getOrDefault(name, "").strip();
    }

    private List<String> body() {
        var lines = field("body")
                .lines()
                .map(String::strip)
                .filter(l -> !l.isEmpty())
                .toList();
        if (lines.isEmpty()) {
            throw incomplete("body");
        }
        var first = lines.getFirst();
        boolean said = first.matches("(formula|allow|forbid)\\s.*");
        var body = new ArrayList<String>();
        body.add(said ? first : "formula " + String.join(" ", lines));
        if (said) {
            body.addAll(lines.subList(1, lines.size()));
        }
        return body;
    }

    private Sentence sentence() {
        var when = new ArrayList<Term>();
        for (int i = 0; typed.containsKey("if" + i); i++) {
            if (!field("if" + i).isEmpty()) {
                when.add(term(field("if" + i), field("sign" + i), field("number" + i)));
            }
        }
        Then then;
        try {
            then = Then.valueOf(field("then"));
        } catch (IllegalArgumentException e) {
            throw incomplete("then");
        }
        boolean any = field("any").equals("or");
        if (then == Then.NEVER) {
            if (when.size() < 2) {
                throw incomplete("if0");
            }
            return new Sentence(when, false, then, "", List.of());
        }
        if (then.counts() || then.compares()) {
            return numbered(when, any, then);
        }
        var targets = new ArrayList<Term>();
        for (int i = 0; typed.containsKey("to" + i); i++) {
            if (!field("to" + i).isEmpty()) {
                targets.add(term(field("to" + i), "=", field("number-to")));
            }
        }
        if (targets.isEmpty() || targets.stream().map(Term::module).distinct().count() > 1) {
            throw incomplete("to0");
        }
        var module = targets.getFirst().module();
        return new Sentence(
                when,
                any,
                then,
                module,
                targets.stream().map(Term::option).distinct().toList());
    }

    /** A measure held to a number or to another measure, or some of several counted. */
    private Sentence numbered(List<Term> when, boolean any, Then then) {
        var number = field("number-to");
        var chosen = new ArrayList<String>();
        for (int i = 0; typed.containsKey("to" + i); i++) {
            var target = field("to" + i);
            if (!target.isEmpty() && target.contains("=") != then.counts()) {
                throw incomplete("to0");
            }
            if (!target.isEmpty()) {
                chosen.add(target);
            }
        }
        if (then.counts()) {
            if (chosen.size() < 2 || !number.matches("[0-9]{1,4}")) {
                throw incomplete("to0");
            }
            chosen.addFirst(number);
            return new Sentence(when, any, then, "", chosen);
        }
        if (number.isEmpty() && chosen.size() == 2) {
            number = chosen.get(1);
        }
        if (chosen.isEmpty() || number.isEmpty()) {
            throw incomplete("to0");
        }
        return new Sentence(when, any, then, chosen.getFirst(), List.of(number));
    }

    private static RefusedException incomplete(String field) {
        return new RefusedException(Refusal.of(
                "studio.sentence-incomplete",
                "This sentence is not complete: it needs what must hold, options of one part only, and for “never together” two.",
                "field",
                field));
    }

    /** @param target {@code module=option}, or a measure's module alone */
    private Term term(String target, String sign, String number) {
        int equals = target.indexOf('=');
        if (equals > 0) {
            return new Term(target.substring(0, equals), sign.equals("!=") ? "!=" : "=", target.substring(equals + 1));
        }
        if (number.isEmpty()) {
            throw incomplete("if0");
        }
        boolean listed =
                model.modules().stream().anyMatch(m -> m.id().equals(target) && m.kind() instanceof Kind.Choice);
        var known = List.of("=", "!=", "<", "<=", ">", ">=").contains(sign) ? sign : "=";
        return new Term(target, known.equals("=") && !listed ? "==" : known, number);
    }

    private String name(String module, String option, String language) {
        var locale = java.util.Locale.of(language);
        for (var one : model.modules()) {
            if (one.id().equals(module)) {
                return option.isEmpty()
                        ? one.name().in(locale)
                        : one.options().stream()
                                .filter(o -> o.id().equals(option))
                                .findFirst()
                                .map(o -> o.name().in(locale))
                                .orElse(option);
            }
        }
        return option.isEmpty() ? sheet.names(Place.module(module)).getOrDefault(language, module) : option;
    }
}
