package org.wishwright.configuration.fuzz;

import static org.wishwright.configuration.fuzz.FuzzedFormat.accepted;
import static org.wishwright.configuration.fuzz.FuzzedFormat.when;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.wishwright.configuration.Evaluator;
import org.wishwright.configuration.Model;
import org.wishwright.configuration.format.punchout.OciReturn;
import org.wishwright.configuration.format.punchout.OciReturn.Item;
import org.wishwright.kernel.LocalText;

/** Lines of quantity, unit, number, language and name as one item of a punch-out form: its fields keep the interface's bounds. */
final class PunchOut {

    private static final Pattern FIELD = Pattern.compile("NEW_ITEM-[A-Z]+(\\[[12]]|_[12]:132\\[])");

    private PunchOut() {}

    static void check(String input) {
        var lines = (input + "\n\n\n\n\n").split("\n", -1);
        var shelf = Seeds.SHELF;
        var name = lines[4].isBlank() ? "x" : lines[4];
        var model = new Model(
                shelf.id(),
                LocalText.of("en", name),
                shelf.currency(),
                shelf.basePriceMinor(),
                shelf.modules(),
                shelf.rules(),
                shelf.prices());
        var configuration =
                new Evaluator(model).configuration(Map.of("wood", "oak")).orThrow();
        var item = new Item(model, configuration, lines[3], quantity(lines[0]), lines[1], lines[2], lines[0].length());
        accepted(OciReturn.fields(List.of(item, item)))
                .ifPresent(fields -> fields.forEach((field, value) -> {
                    when(!FIELD.matcher(field).matches(), "A field has no such name");
                    when(value.chars().anyMatch(Character::isISOControl), "A field holds a control character");
                    boolean isDescription = field.startsWith("NEW_ITEM-DESCRIPTION");
                    when(isDescription && value.codePointCount(0, value.length()) > 40, "A description is too long");
                    when(field.startsWith("NEW_ITEM-QUANTITY") && value.length() > 15, "A quantity is too long");
                }));
    }

    private static BigDecimal quantity(String text) {
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException e) {
            return BigDecimal.valueOf(text.length());
        }
    }
}
