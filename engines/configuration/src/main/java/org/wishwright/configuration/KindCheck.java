package org.wishwright.configuration;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Finds what a module says against its own kind. */
final class KindCheck {

    private KindCheck() {}

    static List<String> faults(Module module) {
        var faults = new ArrayList<String>();
        var ids = module.options().stream().map(Option::id).toList();
        boolean right = switch (module.kind()) {
            case Kind.Choice _ -> true;
            case Kind.Number _ -> module.scale() != null;
            case Kind.Switch _ -> ids.equals(List.of(Module.NO, Module.YES));
            case Kind.Upload _ -> ids.equals(List.of(Module.NONE, Module.FILE)) || ids.equals(List.of(Module.FILE));
            case Kind.Text(Lettering lettering) -> {
                lettering.fault().ifPresent(fault -> faults.add("text " + module.id() + " cannot be used: " + fault));
                yield ids.equals(lettering.options().stream().map(Option::id).toList());
            }
        };
        if (!right) {
            faults.add("module " + module.id() + " has other options than its kind");
        }
        if (module.kind() instanceof Kind.Switch || module.kind() instanceof Kind.Upload || isText(module)) {
            madeAsOne(module, faults);
        }
        if (module.service() != null) {
            service(module, faults);
        }
        return faults;
    }

    private static boolean isText(Module module) {
        return module.kind() instanceof Kind.Text;
    }

    /** Nothing is made of no, none and an empty text, and of every other the same. */
    private static void madeAsOne(Module module, List<String> faults) {
        var production =
                module.options().isEmpty() ? null : module.options().getLast().production();
        for (var option : module.options()) {
            boolean nothing = option.id().equals(isText(module) ? "0" : Module.NO)
                    || option.id().equals(Module.NONE);
            if (!Objects.equals(option.production(), nothing ? null : production)) {
                faults.add("module " + module.id()
                        + " must be made the same way whatever is given, and not when nothing is");
                return;
            }
        }
    }

    private static void service(Module module, List<String> faults) {
        if (module.scale() != null) {
            faults.add("the service " + module.id() + " is a number; make it a module with options");
        }
        for (var option : module.options()) {
            var production = option.production();
            if (production != null
                    && !(production.materials().isEmpty() && production.steps().isEmpty())) {
                faults.add("the service " + module.id() + "=" + option.id()
                        + " has materials or steps; what the party needs is its own affair");
            }
        }
    }
}
