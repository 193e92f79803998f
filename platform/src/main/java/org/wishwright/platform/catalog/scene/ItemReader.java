package org.wishwright.platform.catalog.scene;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.wishwright.platform.catalog.picture.Words;
import org.wishwright.platform.catalog.scene.Item.Group;
import org.wishwright.platform.catalog.scene.Item.Lettering;
import org.wishwright.platform.catalog.scene.Item.Part;
import org.wishwright.platform.catalog.scene.Item.Repeat;
import org.wishwright.platform.catalog.scene.Item.Setting;
import org.wishwright.platform.catalog.scene.Kind.Field;

/** Reads parts and groups. */
final class ItemReader {

    private static final Expression NOUGHT = new Expression.Constant(0);
    private static final Expression ONE = new Expression.Constant(1);
    private static final Pattern NAME = Pattern.compile("[\\p{L}][\\p{L}\\p{N} _-]{0,60}");
    private static final Pattern REPEAT = Pattern.compile("(.+?)(?: as ([a-z]{1,12}))?");
    private static final Pattern SAID = Pattern.compile("\"([^\"]{1,60})\"");
    private static final Set<String> SETTING =
            Set.of("when", "chooses", "at", "turn", "stretch", "repeat", "step", "around");

    private final Words words;
    private final Set<String> materials;
    private final Set<String> files;

    ItemReader(Words words, Set<String> materials, Set<String> files) {
        this.words = words;
        this.materials = materials;
        this.files = files;
    }

    Item item(Statement statement, Set<String> numbers) throws SceneFault {
        boolean group = statement.keyword().equals("group");
        var kind = Stream.of(Kind.values())
                .filter(one -> one.word().equals(statement.keyword()))
                .findFirst();
        if (!group && kind.isEmpty()) {
            throw statement.fault(
                    "'" + SceneFault.shortened(statement.keyword())
                            + "' is no shape; shapes are box, tube, lathe, extrude, sphere, torus, model, text, picture and group");
        }
        if (!statement.rest().isEmpty() && !NAME.matcher(statement.rest()).matches()) {
            throw statement.fault("'" + SceneFault.shortened(statement.rest()) + "' is no name");
        }
        var settings = new HashMap<String, Statement>();
        var others = new ArrayList<Statement>();
        for (var line : statement.below()) {
            if (SETTING.contains(line.keyword())) {
                line.leaf();
                if (settings.put(line.keyword(), line) != null) {
                    throw line.fault("'" + line.keyword() + "' is given twice");
                }
            } else {
                others.add(line);
            }
        }
        var within = new HashSet<>(numbers);
        var setting = setting(statement, settings, within);
        return group
                ? group(statement, setting, others, within)
                : part(statement, setting, kind.orElseThrow(), others, within);
    }

    private Group group(Statement statement, Setting setting, List<Statement> lines, Set<String> numbers)
            throws SceneFault {
        var items = new ArrayList<Item>();
        for (var line : lines) {
            items.add(item(line, numbers));
        }
        if (items.isEmpty()) {
            throw statement.fault("there is nothing in the group");
        }
        return new Group(setting, items);
    }

    /** Reads where it stands; the index of its repetition joins the numbers. */
    private Setting setting(Statement statement, Map<String, Statement> lines, Set<String> numbers) throws SceneFault {
        var when = lines.get("when");
        var guard = when == null ? null : Guard.of(when, words, numbers);
        var repeat = repeat(lines, numbers);
        return new Setting(
                statement.line(),
                guard,
                chooses(lines.get("chooses")),
                three(lines.get("at"), NOUGHT, numbers),
                three(lines.get("turn"), NOUGHT, numbers),
                three(lines.get("stretch"), ONE, numbers),
                repeat);
    }

    private String chooses(@Nullable Statement line) throws SceneFault {
        if (line == null) {
            return "";
        }
        try {
            words.check(line.rest());
        } catch (Words.Mistake mistake) {
            throw line.fault(mistake.reason());
        }
        return line.rest();
    }

    private static @Nullable Repeat repeat(Map<String, Statement> lines, Set<String> numbers) throws SceneFault {
        var line = lines.get("repeat");
        var around = lines.get("around");
        if (line == null) {
            for (var alone : List.of("step", "around")) {
                if (lines.containsKey(alone)) {
                    throw lines.get(alone).fault("'" + alone + "' goes with 'repeat'");
                }
            }
            return null;
        }
        var matcher = REPEAT.matcher(line.rest());
        if (!matcher.matches()) {
            throw line.fault("how often? as in: repeat 5, or: repeat boards as i");
        }
        var count = ExpressionReader.one(line.line(), matcher.group(1), numbers);
        var index = matcher.group(2) == null ? "i" : matcher.group(2);
        if (ExpressionReader.isFunction(index)) {
            throw line.fault("'" + index + "' is no name for a number");
        }
        numbers.add(index);
        var axis = around == null
                ? ""
                : around.rest().substring(0, Math.min(1, around.rest().length()));
        if (around != null && !Set.of("x", "y", "z").contains(axis)) {
            throw around.fault("an axis and degrees are wanted, as in: around y 30");
        }
        var angle = around == null
                ? NOUGHT
                : ExpressionReader.one(around.line(), around.rest().substring(1), numbers);
        return new Repeat(count, index, three(lines.get("step"), NOUGHT, numbers), axis, angle);
    }

    private static List<Expression> three(@Nullable Statement line, Expression otherwise, Set<String> numbers)
            throws SceneFault {
        return line == null
                ? List.of(otherwise, otherwise, otherwise)
                : ExpressionReader.list(line.line(), line.rest(), 3, numbers);
    }

    private Part part(Statement statement, Setting setting, Kind kind, List<Statement> lines, Set<String> numbers)
            throws SceneFault {
        var fields = new HashMap<String, List<List<Expression>>>();
        String material = "";
        @Nullable Lettering text = null;
        for (var line : lines) {
            line.leaf();
            var field = kind.fields().stream()
                    .filter(one -> one.name().equals(line.keyword()))
                    .findFirst();
            if (field.isPresent()) {
                fields.computeIfAbsent(field.get().name(), f -> new ArrayList<>())
                        .add(ExpressionReader.list(
                                line.line(), line.rest(), field.get().numbers(), numbers));
            } else if (line.keyword().equals("material") && kind.takesMaterial()) {
                material = known(line, materials);
            } else if (kind == Kind.MODEL && line.keyword().equals("file")) {
                text = new Lettering("", known(line, files));
            } else if (kind == Kind.TEXT && line.keyword().equals("say")
                    || (kind == Kind.TEXT || kind == Kind.PICTURE)
                            && line.keyword().equals("of")) {
                text = lettering(line);
            } else {
                throw line.fault("'" + SceneFault.shortened(line.keyword()) + "' is nothing that a " + kind.word()
                        + " has" + measures(kind));
            }
        }
        check(statement, kind, fields, material, text);
        return new Part(setting, kind, fields, material, text);
    }

    private static String measures(Kind kind) {
        return kind.fields().isEmpty()
                ? ""
                : "; it has "
                        + String.join(
                                ", ", kind.fields().stream().map(Field::name).toList());
    }

    private static void check(
            Statement statement,
            Kind kind,
            Map<String, List<List<Expression>>> fields,
            String material,
            @Nullable Lettering text)
            throws SceneFault {
        for (var field : kind.fields()) {
            int lines = fields.getOrDefault(field.name(), List.of()).size();
            if (lines < field.least() || lines > field.most()) {
                throw statement.fault("a " + kind.word() + " has " + field.least()
                        + (field.most() > field.least() ? " to " + field.most() : "") + " lines '" + field.name()
                        + "', and this has " + lines);
            }
        }
        if (material.isEmpty() && kind.takesMaterial()) {
            throw statement.fault("its material is missing");
        }
        if (text == null && kind == Kind.MODEL) {
            throw statement.fault("its file is missing");
        }
        if (text == null && kind == Kind.PICTURE) {
            throw statement.fault("whose picture? as in: of artwork");
        }
        if (text == null && kind == Kind.TEXT) {
            throw statement.fault("what is to be written? as in: of monogram, or: say \"No. 1\"");
        }
    }

    private static String known(Statement line, Set<String> names) throws SceneFault {
        if (!names.contains(line.rest())) {
            throw line.fault(
                    "there is no " + line.keyword() + " '" + SceneFault.shortened(line.rest()) + "' above this line");
        }
        return line.rest();
    }

    private Lettering lettering(Statement line) throws SceneFault {
        if (line.keyword().equals("of")) {
            try {
                words.check(line.rest());
            } catch (Words.Mistake mistake) {
                throw line.fault(mistake.reason());
            }
            return new Lettering(line.rest(), "");
        }
        var matcher = SAID.matcher(line.rest());
        if (!matcher.matches()) {
            throw line.fault("what is said stands in quotes, as in: say \"No. 1\"");
        }
        return new Lettering("", matcher.group(1));
    }
}
