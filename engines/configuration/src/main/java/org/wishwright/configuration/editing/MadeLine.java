package org.wishwright.configuration.editing;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One line of how a piece is made: a material, or a step of its routing.
 *
 * @param step whether it is a step, at the work centre {@code code}
 * @param amount of the material, or run seconds of the step: a number, or a calculation over the product's numbers
 * @param unit of the material; empty for a step
 * @param family of setups that the step belongs to; empty for a material
 * @param setup seconds once; empty for a material
 * @param when formula under which the line counts; empty for always
 */
public record MadeLine(
        boolean step,
        String code,
        String amount,
        String unit,
        String family,
        String setup,
        boolean inspect,
        String when) {

    private static final Pattern NUMBER = Pattern.compile("[0-9]+(\\.[0-9]+)?");
    private static final int FIRST_OF_RUN = 7;

    public static MadeLine material(String code, String amount, String unit, String when) {
        return new MadeLine(false, code, amount, unit, "", "", false, when);
    }

    /** As the model text has it; a material of a plain quantity stays plain. */
    public String line() {
        if (step) {
            return condition() + "step " + Words.word(code) + " family " + Words.word(family) + " setup "
                    + Words.word(setup) + " run " + calculation() + (inspect ? " inspect" : "");
        }
        return when.isEmpty() && NUMBER.matcher(amount).matches()
                ? "material " + Words.word(code) + " " + amount + " " + Words.word(unit)
                : condition() + "use " + Words.word(code) + " " + calculation() + " " + Words.word(unit);
    }

    private String condition() {
        return when.isEmpty() ? "" : "when " + Editing.oneLine(when) + " ";
    }

    private String calculation() {
        return amount.isBlank() ? "?" : Editing.oneLine(amount);
    }

    /** The line of a model text; empty where it is none of how a piece is made. */
    static Optional<MadeLine> of(String line) {
        var stripped = line.strip();
        var when = "";
        if (stripped.startsWith("when ")) {
            int use = at(stripped, " use ");
            int step = at(stripped, " step ");
            int end = Math.min(use, step);
            if (end == Integer.MAX_VALUE) {
                return Optional.empty();
            }
            when = stripped.substring("when".length(), end).strip();
            stripped = stripped.substring(end).strip();
        }
        var words = Words.of(stripped);
        if (words.size() >= 4 && List.of("material", "use").contains(words.getFirst())) {
            var amount = String.join(" ", words.subList(2, words.size() - 1));
            return Optional.of(material(words.get(1), amount, words.getLast(), when));
        }
        if (words.size() <= FIRST_OF_RUN || !words.getFirst().equals("step")) {
            return Optional.empty();
        }
        boolean inspect = words.getLast().equals("inspect");
        var run = words.subList(FIRST_OF_RUN, words.size() - (inspect ? 1 : 0));
        return Optional.of(
                new MadeLine(true, words.get(1), String.join(" ", run), "", words.get(3), words.get(5), inspect, when));
    }

    private static int at(String line, String word) {
        int at = line.replace('\t', ' ').indexOf(word);
        return at < 0 ? Integer.MAX_VALUE : at;
    }
}
