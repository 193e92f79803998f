package org.wishwright.platform.catalog.picture;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** When an element is drawn: all terms of {@code data-when} hold. */
public record Condition(List<Term> terms) {

    private static final Pattern TERM = Pattern.compile("([^=!|\\s]+)(!?=)([^=!|\\s]+(?:\\|[^=!|\\s]+)*)");
    private static final int MOST_TERMS = 20;

    public Condition {
        terms = List.copyOf(terms);
    }

    /** @param wanted whether the module must have one of these options, or none of them */
    public record Term(String module, Set<String> options, boolean wanted) {}

    /** As in {@code lapel=peak|notch cloth!=navy}. */
    public static Condition of(String text, Words words) throws Words.Mistake {
        var terms = new ArrayList<Term>();
        for (var word : text.strip().split("\\s+")) {
            var matcher = TERM.matcher(word);
            if (!matcher.matches() || terms.size() >= MOST_TERMS) {
                throw new Words.Mistake(
                        "'" + word + "' is no condition, as lapel=peak, lapel=peak|notch and lapel!=peak are");
            }
            var options = List.of(matcher.group(3).split("\\|"));
            for (var option : options) {
                words.check(matcher.group(1), option);
            }
            terms.add(new Term(
                    matcher.group(1), Set.copyOf(options), matcher.group(2).equals("=")));
        }
        return new Condition(terms);
    }

    /** The first term that asks for one option and no other. */
    Optional<Term> only() {
        return terms.stream()
                .filter(term -> term.wanted() && term.options().size() == 1)
                .findFirst();
    }

    public boolean holds(Map<String, String> choices) {
        return terms.stream()
                .allMatch(term -> term.options().contains(choices.getOrDefault(term.module(), "")) == term.wanted());
    }
}
