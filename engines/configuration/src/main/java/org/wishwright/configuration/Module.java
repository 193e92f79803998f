package org.wishwright.configuration;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.wishwright.kernel.LocalText;
import org.wishwright.kernel.Outcome;
import org.wishwright.kernel.Refusal;

/**
 * A part of the product in which exactly one option is chosen.
 *
 * @param id unique in its model
 * @param options at least one, in the maker's order, which breaks ties; what the compiled form tells apart
 * @param scale of a measure or a number; null for every other module
 * @param service code of the party that performs what is chosen, as it is for installation or insurance; null where pieces are made
 * @param help how to choose or to measure, in a sentence; null where nothing is said
 */
public record Module(
        String id,
        LocalText name,
        List<Option> options,
        @Nullable Scale scale,
        Kind kind,
        @Nullable String service,
        @Nullable LocalText help) {

    /** The option of an optional module, or of an upload, that stands for nothing. */
    public static final String NONE = "none";

    public static final String NO = "no";
    public static final String YES = "yes";
    /** The option of an upload that stands for any file. */
    public static final String FILE = "file";

    private static final Pattern FILE_ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]{0,63}");

    public Module {
        options = List.copyOf(options);
    }

    public Module(String id, LocalText name, List<Option> options) {
        this(id, name, options, null);
    }

    public Module(String id, LocalText name, List<Option> options, @Nullable Scale scale) {
        this(id, name, options, scale, Kind.CHOICE, null);
    }

    /** A module whose options are the numbers of a scale, which must be without fault. */
    public static Module measure(String id, LocalText name, Scale scale) {
        return new Module(id, name, scale.options(), scale);
    }

    /** A module whose choices are the numbers of a scale, which may be fine; the model sees to its options. */
    public static Module number(String id, LocalText name, Scale scale) {
        return new Module(id, name, scale.ends(), scale, Kind.NUMBER, null);
    }

    /** A module without help. */
    public Module(
            String id,
            LocalText name,
            List<Option> options,
            @Nullable Scale scale,
            Kind kind,
            @Nullable String service) {
        this(id, name, options, scale, kind, service, null);
    }

    public Module withOptions(List<Option> others) {
        return new Module(id, name, others, scale, kind, service, help);
    }

    public Module withHelp(@Nullable LocalText words) {
        return new Module(id, name, options, scale, kind, service, words);
    }

    /**
     * What an option counts in sums and comparisons: the number of a measure, the least of a range, the length of a text, 1 for a
     * switch that is on; null where the module counts nothing.
     */
    public @Nullable BigDecimal number(String option) {
        return switch (kind) {
            case Kind.Choice _ -> scale == null ? null : new BigDecimal(option);
            case Kind.Number _, Kind.Text _ -> new BigDecimal(option);
            case Kind.Switch _ -> option.equals(YES) ? BigDecimal.ONE : BigDecimal.ZERO;
            case Kind.Upload _ -> null;
        };
    }

    public boolean counts() {
        return scale != null || kind instanceof Kind.Text || kind instanceof Kind.Switch;
    }

    /** Whether a choice is more than the id of an option: a text, a file, a number within a range. */
    public boolean isOpen() {
        return kind instanceof Kind.Text || kind instanceof Kind.Upload || kind instanceof Kind.Number;
    }

    /** A choice and the option it is one of. */
    public record Placed(int option, String choice) {}

    /** Where a choice belongs, with the choice as it is kept; refused with what would be accepted. */
    public Outcome<Placed> placed(String choice) {
        return switch (kind) {
            case Kind.Choice _, Kind.Switch _ -> listed(choice);
            case Kind.Number _ -> ofScale(choice);
            case Kind.Text(Lettering lettering) ->
                lettering
                        .read(id, choice)
                        .map(text -> new Placed(position(String.valueOf(Lettering.length(text))), text));
            case Kind.Upload _ -> file(choice);
        };
    }

    /** Position of an option by its id, or −1. */
    int position(String option) {
        for (int o = 0; o < options.size(); o++) {
            if (options.get(o).id().equals(option)) {
                return o;
            }
        }
        return -1;
    }

    private Outcome<Placed> listed(String choice) {
        int position = position(choice);
        return position < 0 ? Outcome.refused(unknown(choice)) : Outcome.accepted(new Placed(position, choice));
    }

    private Outcome<Placed> file(String choice) {
        if (!FILE_ID.matcher(choice).matches()) {
            return Outcome.refused(unknown(choice));
        }
        int position = position(choice.equals(NONE) ? NONE : FILE);
        return position < 0 ? Outcome.refused(unknown(choice)) : Outcome.accepted(new Placed(position, choice));
    }

    private Outcome<Placed> ofScale(String choice) {
        var on = Objects.requireNonNull(scale).number(choice);
        if (on.isEmpty()) {
            return Outcome.refused(Refusal.of(
                    "selection.not-on-scale",
                    "'" + shortened(choice) + "' is no number for '" + id + "'; give one "
                            + Objects.requireNonNull(scale).words() + ", without the unit and with a point.",
                    "field",
                    id,
                    "module",
                    id,
                    "option",
                    shortened(choice)));
        }
        int low = 0;
        int high = options.size() - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (new BigDecimal(options.get(middle).id()).compareTo(on.get()) <= 0) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return Outcome.accepted(new Placed(low, on.get().toPlainString()));
    }

    private Refusal unknown(String choice) {
        return Refusal.of(
                "selection.unknown-option",
                "The module '" + id + "' has no option '" + shortened(choice) + "'; choose among the options it has.",
                "field",
                id,
                "module",
                id,
                "option",
                choice);
    }

    static String shortened(String text) {
        return text.codePointCount(0, text.length()) <= 60
                ? text
                : text.substring(0, text.offsetByCodePoints(0, 60)) + "…";
    }

    /** A choice that stands for the option at a position where nobody has given one. */
    String example(int option) {
        var optionId = options.get(option).id();
        return kind instanceof Kind.Text(Lettering lettering)
                ? lettering.example(Integer.parseInt(optionId))
                : optionId;
    }
}
