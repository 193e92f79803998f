package org.wishwright.platform.wish.web;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The way back from the choices of an address. One choice more is taken back without any memory, as it is the last one; each step
 * that did something else (chose another option, cleared, completed) is written as
 * {@code <number of choices after it>!<module>=<option before it>&...}, an empty option where nothing was chosen.
 *
 * @param steps the latest last
 */
public record Past(List<String> steps) {

    static final String PARAMETER = "u";
    /** The same the other way round: what undo took back, for redo. */
    static final String FUTURE = "r";

    static final Past NONE = new Past(List.of());

    private static final int MOST = 12;
    private static final int LONGEST = 8_000;
    private static final Pattern STEP = Pattern.compile("([0-9]{1,6})!(.*)", Pattern.DOTALL);

    public Past {
        steps = List.copyOf(steps);
    }

    static Past of(String @Nullable [] written) {
        return written == null ? NONE : new Past(List.of(written)).bounded();
    }

    /** With what it takes to come back from one state of the choices to the one before. */
    Past with(Map<String, String> before, Map<String, String> after) {
        return isOneMore(before, after) || before.equals(after) ? this : written(before, after);
    }

    /** The same where even one choice more has to be written: nothing says which choice a state lacks. */
    Past written(Map<String, String> before, Map<String, String> after) {
        var back = new LinkedHashMap<String, String>();
        before.forEach((module, option) -> {
            if (!option.equals(after.get(module))) {
                back.put(module, option);
            }
        });
        after.keySet().forEach(module -> {
            if (!before.containsKey(module)) {
                back.put(module, "");
            }
        });
        var longer = new ArrayList<>(steps);
        longer.add(after.size() + "!" + written(back));
        return new Past(longer).bounded();
    }

    /** The choices before the last step; the same where there was none. */
    Map<String, String> undone(Map<String, String> choices) {
        var before = new LinkedHashMap<>(choices);
        var step = last(choices);
        if (step == null) {
            before.pollLastEntry();
            return before;
        }
        step.forEach((module, option) -> {
            before.remove(module);
            if (!option.isEmpty()) {
                before.put(module, option);
            }
        });
        return before;
    }

    /** As {@link #undone}, where only what is written counts; the same where nothing is. */
    Map<String, String> followed(Map<String, String> choices) {
        return last(choices) == null ? choices : undone(choices);
    }

    /** The way back from there. */
    Past beforeUndone(Map<String, String> choices) {
        return last(choices) == null ? this : new Past(steps.subList(0, steps.size() - 1));
    }

    boolean isEmpty(Map<String, String> choices) {
        return choices.isEmpty() && last(choices) == null;
    }

    /** What the last step changed; null where it only added the choice made last. */
    @Nullable
    Map<String, String> last(Map<String, String> choices) {
        var matcher = STEP.matcher(steps.isEmpty() ? "" : steps.getLast());
        if (!matcher.matches() || Integer.parseInt(matcher.group(1)) != choices.size()) {
            return null;
        }
        var read = new LinkedHashMap<String, String>();
        for (var pair : matcher.group(2).split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                read.put(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
            }
        }
        return read;
    }

    private static boolean isOneMore(Map<String, String> before, Map<String, String> after) {
        if (after.size() != before.size() + 1) {
            return false;
        }
        var longer = after.entrySet().iterator();
        for (var choice : before.entrySet()) {
            if (!Objects.equals(choice, longer.next())) {
                return false;
            }
        }
        return true;
    }

    private Past bounded() {
        int first = steps.size();
        int length = 0;
        while (first > 0
                && steps.size() - first < MOST
                && length + steps.get(first - 1).length() <= LONGEST) {
            first--;
            length += steps.get(first).length();
        }
        return first == 0 ? this : new Past(steps.subList(first, steps.size()));
    }

    private static String written(Map<String, String> back) {
        var text = new StringBuilder();
        back.forEach((module, option) -> text.append(text.isEmpty() ? "" : "&")
                .append(URLEncoder.encode(module, StandardCharsets.UTF_8))
                .append('=')
                .append(URLEncoder.encode(option, StandardCharsets.UTF_8)));
        return text.toString();
    }

    /** What somebody else wrote into the address may be anything. */
    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }
}
