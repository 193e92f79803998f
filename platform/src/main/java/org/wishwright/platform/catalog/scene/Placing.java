package org.wishwright.platform.catalog.scene;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.wishwright.platform.catalog.scene.Item.Group;
import org.wishwright.platform.catalog.scene.Item.Lettering;
import org.wishwright.platform.catalog.scene.Item.Part;
import org.wishwright.platform.catalog.scene.Item.Repeat;
import org.wishwright.platform.catalog.scene.Item.Setting;
import org.wishwright.platform.catalog.scene.Shown.Form;
import org.wishwright.platform.catalog.scene.Shown.Placed;

/** Walks over the items of a scene and notes what stands where. Whatever the numbers turn out to be, it ends and stays small. */
final class Placing {

    static final int MOST_REPEATS = 500;
    static final int MOST_PLACES = 5_000;

    private static final double LARGEST = 1_000; // metres or degrees
    private static final int LONGEST_TEXT = 60;
    private static final String AXES = "xyz";
    private static final Pattern FILE = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private final double metres;
    private final Map<String, String> choices;
    private final Map<String, Integer> looks;
    private final Map<String, Map<String, String>> names;
    /** By material, the module whose colour it takes. */
    private final Map<String, String> painted;

    private final Complaints complaints;
    private final Map<Form, List<Matrix>> placed = new LinkedHashMap<>();
    private int places;
    /** What the groups around the part in hand are about. */
    private String chooses = "";

    /** Who hears of what cannot be shown. */
    interface Complaints {
        void hear(SceneFault fault);
    }

    Placing(
            double metres,
            Map<String, String> choices,
            Map<String, Integer> looks,
            Map<String, Map<String, String>> names,
            Map<String, String> painted,
            Complaints complaints) {
        this.painted = painted;
        this.metres = metres;
        this.choices = choices;
        this.looks = looks;
        this.names = names;
        this.complaints = complaints;
    }

    List<Placed> placed() {
        return placed.entrySet().stream()
                .map(entry -> new Placed(entry.getKey(), List.copyOf(entry.getValue())))
                .toList();
    }

    void place(List<Item> items, Matrix base, Map<String, Double> numbers) {
        for (var item : items) {
            place(item, base, numbers);
        }
    }

    private void place(Item item, Matrix base, Map<String, Double> numbers) {
        var setting = item.setting();
        var repeat = setting.repeat();
        if (setting.when() != null && !setting.when().holds(choices, numbers)) {
            return;
        }
        if (repeat == null) {
            once(item, base, numbers);
            return;
        }
        double count = repeat.count().of(numbers);
        if (!Double.isFinite(count) || count > MOST_REPEATS) {
            complain(setting, "it would be repeated " + count + " times, and " + MOST_REPEATS + " is the most");
        }
        int times = Double.isFinite(count) ? (int) Math.clamp(Math.floor(count + 1e-9), 0, MOST_REPEATS) : 0;
        for (int i = 0; i < times && places < MOST_PLACES; i++) {
            var within = new HashMap<>(numbers);
            within.put(repeat.index(), (double) i);
            once(item, base.times(repeated(repeat, i, within)), within);
        }
    }

    private Matrix repeated(Repeat repeat, int i, Map<String, Double> numbers) {
        var step = Expression.all(repeat.step(), numbers);
        double by = i * metres;
        var moved = Matrix.moved(step.get(0) * by, step.get(1) * by, step.get(2) * by);
        return repeat.around().isEmpty()
                ? moved
                : moved.times(Matrix.turned(repeat.around(), i * repeat.angle().of(numbers)));
    }

    private void once(Item item, Matrix base, Map<String, Double> numbers) {
        var here = base.times(own(item.setting(), numbers));
        if (!here.isFinite()) {
            complain(item.setting(), "its place is no number, for something is divided by nothing");
            return;
        }
        switch (item) {
            case Group group -> {
                var around = chooses;
                chooses = group.setting().chooses().isEmpty()
                        ? around
                        : group.setting().chooses();
                place(group.items(), here, numbers);
                chooses = around;
            }
            case Part part -> add(part, here, numbers);
        }
    }

    private Matrix own(Setting setting, Map<String, Double> numbers) {
        var at = Expression.all(setting.at(), numbers);
        var matrix = Matrix.moved(at.get(0) * metres, at.get(1) * metres, at.get(2) * metres);
        var turn = Expression.all(setting.turn(), numbers);
        for (int axis = AXES.length() - 1; axis >= 0; axis--) { // about x first
            if (turn.get(axis) != 0) {
                matrix = matrix.times(Matrix.turned(AXES.substring(axis, axis + 1), turn.get(axis)));
            }
        }
        var stretch = Expression.all(setting.stretch(), numbers);
        boolean plain = stretch.stream().allMatch(factor -> factor == 1);
        return plain ? matrix : matrix.times(Matrix.stretched(stretch.get(0), stretch.get(1), stretch.get(2)));
    }

    private void add(Part part, Matrix here, Map<String, Double> numbers) {
        var fields = new LinkedHashMap<String, List<List<Double>>>();
        for (var field : part.kind().fields()) {
            var lines = new ArrayList<List<Double>>();
            for (var line : part.fields().getOrDefault(field.name(), List.of())) {
                double scale = field.isLength() ? metres : 1;
                var values = Expression.all(line, numbers).stream()
                        .map(v -> v * scale)
                        .toList();
                if (!sound(values)) {
                    complain(part.setting(), "its " + field.name() + " is no number, or more than 1000 m");
                    return;
                }
                lines.add(values);
            }
            fields.put(field.name(), List.copyOf(lines));
        }
        var text = part.text() == null ? "" : words(part.text());
        if (empty(part.kind(), fields)
                || part.kind() == Kind.TEXT && text.isEmpty()
                || part.kind() == Kind.PICTURE && !FILE.matcher(text).matches()) {
            return; // as a drawer of no height: there is nothing to see
        }
        if (++places > MOST_PLACES) {
            complain(part.setting(), "with it the scene has more than " + MOST_PLACES + " parts");
            return;
        }
        var form = new Form(part.kind(), fields, looks.getOrDefault(part.material(), -1), text, module(part));
        placed.computeIfAbsent(form, f -> new ArrayList<>()).add(here);
    }

    /** What the maker says of the part or of a group around it, else whose words or picture it bears, else whose colour it has. */
    private String module(Part part) {
        if (!part.setting().chooses().isEmpty()) {
            return part.setting().chooses();
        }
        if (!chooses.isEmpty()) {
            return chooses;
        }
        var text = part.text();
        return text != null && !text.module().isEmpty() ? text.module() : painted.getOrDefault(part.material(), "");
    }

    private static boolean empty(Kind kind, Map<String, List<List<Double>>> fields) {
        return kind.fields().stream()
                .filter(field -> field.least() == 1 && field.most() == 1)
                .anyMatch(field -> fields.getOrDefault(field.name(), List.of()).stream()
                        .anyMatch(line -> line.stream().anyMatch(value -> value <= 0)));
    }

    /** The choice itself where it is a text, the name of the option where it is one. */
    private String words(Lettering lettering) {
        if (lettering.module().isEmpty()) {
            return lettering.words();
        }
        var choice = choices.getOrDefault(lettering.module(), "");
        var text = names.getOrDefault(lettering.module(), Map.of()).getOrDefault(choice, choice);
        var seen = text.codePoints()
                .filter(c -> !Character.isISOControl(c) && Character.getType(c) != Character.FORMAT)
                .limit(LONGEST_TEXT)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append);
        return seen.toString().strip();
    }

    static boolean sound(List<Double> numbers) {
        return numbers.stream().allMatch(number -> Double.isFinite(number) && Math.abs(number) <= LARGEST);
    }

    private void complain(Setting setting, String reason) {
        complaints.hear(new SceneFault(setting.line(), reason));
    }
}
