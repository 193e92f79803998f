package org.wishwright.configuration.format;

import static org.wishwright.configuration.format.LineParts.count;
import static org.wishwright.configuration.format.LineParts.id;
import static org.wishwright.configuration.format.LineParts.number;
import static org.wishwright.configuration.format.LineParts.only;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.wishwright.configuration.Kind;
import org.wishwright.configuration.KindOptions;
import org.wishwright.configuration.Lettering;
import org.wishwright.configuration.Lettering.Alphabet;
import org.wishwright.configuration.Module;
import org.wishwright.configuration.Option;
import org.wishwright.configuration.Scale;
import org.wishwright.configuration.Validity;
import org.wishwright.configuration.format.FormulaText.Mistake;
import org.wishwright.configuration.format.ModelDraft.GroupDraft;
import org.wishwright.configuration.format.ModelDraft.Key;
import org.wishwright.configuration.format.ModelDraft.ModuleDraft;
import org.wishwright.configuration.format.ModelDraft.OptionDraft;
import org.wishwright.kernel.LocalText;

/** The lines that declare modules of every kind and their options. */
final class ModuleLines {

    private static final Pattern COLOUR = Pattern.compile("#[0-9a-fA-F]{6}");

    private final Place place;

    ModuleLines(Place place) {
        this.place = place;
    }

    void module(List<String> words) throws Mistake {
        place.forget();
        boolean optional = words.size() == 3 && words.get(2).equals("optional");
        if (!optional) {
            only(words, "module ID");
        }
        var options = optional ? List.of(KindOptions.NONE) : List.<Option>of();
        declare(new Module(words.get(1), LocalText.of("und", words.get(1)), options));
    }

    /** A module with an option a number, or one whose options are found later. */
    void measure(List<String> words, boolean fine) throws Mistake {
        place.forget();
        var name = words.getFirst();
        boolean wellFormed = words.size() == 10
                && words.get(2).equals("unit")
                && words.get(4).equals("from")
                && words.get(6).equals("to")
                && words.get(8).equals("step");
        if (!wellFormed) {
            throw new Mistake("this line is '" + name + " ID unit UNIT from NUMBER to NUMBER step NUMBER'," + " as in "
                    + name + " chest unit cm from 84 to 130 step 1");
        }
        var scale = new Scale(words.get(3), number(words.get(5)), number(words.get(7)), number(words.get(9)));
        var fault = scale.fault(fine ? Scale.MOST_FINE_STEPS : Scale.MOST_STEPS);
        if (fault.isPresent()) {
            throw new Mistake("this " + name + " cannot be used: " + fault.get());
        }
        var label = LocalText.of("und", words.get(1));
        declare(fine ? Module.number(words.get(1), label, scale) : Module.measure(words.get(1), label, scale));
    }

    void onOff(List<String> words) throws Mistake {
        place.forget();
        declareMade(of(only(words, "switch ID"), Kind.SWITCH, KindOptions.SWITCH));
    }

    void upload(List<String> words) throws Mistake {
        place.forget();
        boolean required = words.size() == 3 && words.get(2).equals("required");
        if (!required) {
            only(words, "upload ID' or 'upload ID required");
        }
        declareMade(of(words.get(1), Kind.UPLOAD, required ? KindOptions.UPLOAD.subList(1, 2) : KindOptions.UPLOAD));
    }

    void text(List<String> words) throws Mistake {
        place.forget();
        boolean wellFormed = words.size() > 7
                && words.get(2).equals("length")
                && words.get(4).equals("to")
                && words.get(6).equals("of");
        if (!wellFormed) {
            throw new Mistake("this line is 'text ID length LEAST to MOST of CHARACTERS …',"
                    + " as in text monogram length 0 to 3 of latin han \"&-\"");
        }
        var alphabets = EnumSet.noneOf(Alphabet.class);
        var others = new StringBuilder();
        for (var word : words.subList(7, words.size())) {
            var alphabet = Arrays.stream(Alphabet.values())
                    .filter(a -> a.word().equals(word))
                    .findFirst();
            if (alphabet.isPresent()) {
                alphabets.add(alphabet.get());
            } else if (word.matches("[a-z]{3,}")) {
                throw new Mistake("'" + LineWords.shortened(word) + "' are no known characters; known are "
                        + Arrays.stream(Alphabet.values()).map(Alphabet::word).collect(Collectors.joining(", "))
                        + ", and others between double quotes");
            } else {
                others.append(word);
            }
        }
        var lettering = new Lettering(count(words.get(3)), count(words.get(5)), alphabets, others.toString());
        var fault = lettering.fault();
        if (fault.isPresent()) {
            throw new Mistake("this text cannot be used: " + fault.get());
        }
        declareMade(of(words.get(1), new Kind.Text(lettering), lettering.options()));
    }

    void group(List<String> words) throws Mistake {
        place.forget();
        if (words.size() != 6 || !words.get(2).equals("pick") || !words.get(4).equals("to")) {
            throw new Mistake("this line is 'group ID pick LEAST to MOST', as in group extras pick 0 to 3");
        }
        var id = fresh(words.get(1));
        var group = new GroupDraft(id, place.line, count(words.get(3)), count(words.get(5)));
        place.draft.groups.put(id, group);
        place.group = group;
        place.text = group.name;
    }

    void member(List<String> words) throws Mistake {
        var group = place.group;
        if (group == null) {
            throw new Mistake("a member must stand under its group");
        }
        var id = group.id + "." + id(only(words, "member ID"));
        place.forget();
        place.group = group;
        declareMade(of(id, Kind.SWITCH, KindOptions.SWITCH));
        group.members.add(id);
    }

    private static Module of(String id, Kind kind, List<Option> options) {
        return new Module(id, LocalText.of("und", id), options, null, kind, null);
    }

    private String fresh(String word) throws Mistake {
        var id = id(word);
        if (place.draft.modules.containsKey(id)) {
            throw new Mistake("there is a module '" + id + "' already");
        }
        if (place.draft.groups.containsKey(id)) {
            throw new Mistake("there is a group '" + id + "' already");
        }
        return id;
    }

    private ModuleDraft declare(Module form) throws Mistake {
        fresh(form.id());
        var fresh = new ModuleDraft(form, false);
        place.draft.modules.put(form.id(), fresh);
        place.module = fresh;
        place.text = fresh.name;
        return fresh;
    }

    private void declareMade(Module form) throws Mistake {
        place.option = declare(form).made;
        if (form.kind() instanceof Kind.Switch) {
            place.dated = new Key(Validity.Of.OPTION, form.id() + "=" + Module.YES);
        } else if (form.kind() instanceof Kind.Upload) {
            place.dated = new Key(Validity.Of.OPTION, form.id() + "=" + Module.FILE);
        }
    }

    void option(String word) throws Mistake {
        place.option = null;
        place.text = null;
        place.dated = null;
        var module = place.module;
        if (module == null) {
            throw new Mistake("an option must stand under its module");
        }
        if (!module.takesOptions()) {
            throw new Mistake(
                    module.form.scale() != null
                            ? "the measure '" + module.id + "' has its numbers already; it takes no options"
                            : "'" + module.id + "' is no list to choose from; it takes no options");
        }
        var id = id(word);
        var fresh = new OptionDraft(id);
        if (module.options.putIfAbsent(id, fresh) != null) {
            throw new Mistake("module '" + module.id + "' has an option '" + id + "' already");
        }
        place.option = fresh;
        place.text = fresh.name;
        place.dated = new Key(Validity.Of.OPTION, module.id + "=" + id);
    }

    void colour(String word) throws Mistake {
        var of = place.made();
        if (of.id.isEmpty()) {
            throw new Mistake("a colour must stand under an option");
        }
        if (of.colour != null) {
            throw new Mistake("the option '" + of.id + "' has a colour already");
        }
        if (!COLOUR.matcher(word).matches()) {
            throw new Mistake("'" + LineWords.shortened(word) + "' is no colour, as #1f2a44 is");
        }
        of.colour = word.toLowerCase(Locale.ROOT);
    }

    void service(List<String> words) throws Mistake {
        if (words.size() != 3 || !words.get(1).equals("by")) {
            throw new Mistake("this line is 'service by PARTY', as in service by fit-and-go");
        }
        var module = place.module;
        if (module == null || module.form.scale() != null) {
            throw new Mistake("a service must stand under its module, which is no number");
        }
        if (module.service != null) {
            throw new Mistake("the module '" + module.id + "' is a service already");
        }
        module.service = id(words.get(2));
    }
}
