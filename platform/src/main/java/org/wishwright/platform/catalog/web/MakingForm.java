package org.wishwright.platform.catalog.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.wishwright.configuration.editing.MadeLine;
import org.wishwright.configuration.editing.Place;
import org.wishwright.configuration.editing.Sheet;

/** How a piece is made, as its form sends it: materials, steps, and by what else the piece differs. */
final class MakingForm {

    private final Map<String, String> typed;
    private final Sheet sheet;

    MakingForm(Map<String, String> typed, Sheet sheet) {
        this.typed = typed;
        this.sheet = sheet;
    }

    List<String> lines() {
        var lines = new ArrayList<String>();
        for (int i = 0; typed.containsKey("material" + i); i++) {
            if (!field("material" + i).isEmpty()) {
                lines.add(MadeLine.material(
                                field("material" + i), field("quantity" + i), given("unit" + i), field("uses" + i))
                        .line());
            }
        }
        for (int i = 0; typed.containsKey("centre" + i); i++) {
            if (!field("centre" + i).isEmpty()) {
                lines.add(step(i).line());
            }
        }
        var varies = sheet.ids(Place.module("")).stream()
                .filter(module -> typed.containsKey("varies_" + module))
                .toList();
        if (!varies.isEmpty()) {
            lines.add("varies " + String.join(" ", varies));
        }
        if (lines.isEmpty() && typed.containsKey("piece")) {
            lines.add("piece");
        }
        return lines;
    }

    private MadeLine step(int i) {
        return new MadeLine(
                true,
                field("centre" + i),
                field("run" + i),
                "",
                given("family" + i),
                given("setup" + i),
                typed.containsKey("inspect" + i),
                field("does" + i));
    }

    private String field(String name) {
        return typed.getOrDefault(name, "").replaceAll("\\p{Cc}", " ").strip();
    }

    /** What was left empty is refused by the reader of the text, with the line. */
    private String given(String name) {
        return field(name).isEmpty() ? "?" : field(name);
    }
}
