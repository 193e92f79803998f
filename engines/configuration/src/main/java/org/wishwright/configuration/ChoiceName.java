package org.wishwright.configuration;

import java.math.BigDecimal;
import java.util.Objects;
import java.util.TreeMap;
import org.wishwright.kernel.LocalText;

/** Says a choice as people read it: the option's name, the number with its unit, the text between quotes. */
public final class ChoiceName {

    private ChoiceName() {}

    /** @param choice one that the module takes */
    public static LocalText of(Module module, String choice) {
        int option = module.placed(choice).orThrow().option();
        var name = module.options().get(option).name();
        return switch (module.kind()) {
            case Kind.Choice _, Kind.Switch _ -> name;
            case Kind.Number _ ->
                Objects.requireNonNull(module.scale())
                        .option(new BigDecimal(choice))
                        .name();
            case Kind.Text _ -> choice.isEmpty() ? KindOptions.NONE.name() : quoted(choice);
            case Kind.Upload _ -> choice.equals(Module.NONE) ? KindOptions.NONE.name() : name;
        };
    }

    private static LocalText quoted(String text) {
        var texts = new TreeMap<String, String>();
        texts.put("en", "“" + text + "”");
        texts.put("zh", "“" + text + "”");
        return new LocalText("en", texts);
    }
}
