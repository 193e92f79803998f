package org.wishwright.platform.order;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.wishwright.measurement.BodyMeasure;

/**
 * Which choices are measures of somebody's body: numbers in modules that carry the code of a {@link BodyMeasure}. They are kept under
 * the buyer's key, and named to nobody but her and those who cut by them.
 */
public final class BodyChoices {

    private static final Pattern NUMBER = Pattern.compile("[0-9]+(?:[.][0-9]+)?");
    /** What bicycles call the inside of the leg. */
    private static final Set<String> ALSO = Set.of("inseam");

    private BodyChoices() {}

    public static boolean contains(String module, String chosen) {
        return isCode(module) && NUMBER.matcher(chosen).matches();
    }

    /** Whether an empty word keeps the place of a measure that is sealed. */
    public static boolean isPlace(String module, String chosen) {
        return chosen.isEmpty() && isCode(module);
    }

    private static boolean isCode(String module) {
        return ALSO.contains(module) || BodyMeasure.ofCode(module).isPresent();
    }

    /** The modules that can be measures of a body. */
    public static List<String> codes() {
        return Stream.concat(Arrays.stream(BodyMeasure.values()).map(BodyMeasure::code), ALSO.stream())
                .toList();
    }

    /** The measures alone. */
    public static Map<String, String> of(Map<String, String> choices) {
        var body = new LinkedHashMap<>(choices);
        body.entrySet().removeIf(choice -> !contains(choice.getKey(), choice.getValue()));
        return body;
    }

    /** What may be seen by whoever does not cut by them: neither measures nor the places of such. */
    public static Map<String, String> without(Map<String, String> choices) {
        var open = new LinkedHashMap<>(choices);
        open.entrySet()
                .removeIf(choice ->
                        contains(choice.getKey(), choice.getValue()) || isPlace(choice.getKey(), choice.getValue()));
        return open;
    }
}
