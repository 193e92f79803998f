package org.wishwright.platform.catalog.scene;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.wishwright.configuration.Model;
import org.wishwright.configuration.Module;
import org.wishwright.kernel.Outcome;
import org.wishwright.kernel.Refusal;
import org.wishwright.platform.catalog.picture.Words;

/** Reads the text of a scene from top to bottom: what is spoken of stands above. */
final class SceneReader {

    static final int MOST_BYTES = 256 * 1024;
    static final String HEADER = "wishwright-scene 1";

    private static final int MOST_NAMED = 400;
    private static final Map<String, Double> UNITS = Map.of("mm", 0.001, "cm", 0.01, "m", 1.0, "in", 0.0254);
    private static final Pattern NAME = Pattern.compile("[\\p{L}][\\p{L}\\p{N}_-]{0,60}");
    private static final Pattern FILE = Pattern.compile("([a-z][a-z0-9-]{0,40}) ([0-9a-f-]{36})");

    private static final Pattern WORD = Pattern.compile("\\p{L}[\\p{L}\\p{N}_.]*(?:-[\\p{L}\\p{N}_.]+)*");

    private final Model model;
    private final Words words;
    private final Set<String> knownFiles;
    private final List<Measured> numbers = new ArrayList<>();
    private final Set<String> named = new LinkedHashSet<>();
    private final Map<String, Material> materials = new LinkedHashMap<>();
    private final List<Item> items = new ArrayList<>();
    private final Map<String, Camera> cameras = new LinkedHashMap<>();
    private final Map<String, String> files = new LinkedHashMap<>();
    private double metres = 0.001;

    SceneReader(Model model, Set<String> knownFiles) {
        this.model = model;
        this.words = new Words(model);
        this.knownFiles = knownFiles;
        for (var module : model.modules()) {
            if (module.scale() != null) {
                numbers.add(new Measured.Chosen(module.id()));
                named.add(module.id());
            }
        }
    }

    Outcome<Scene> read(String text) {
        try {
            if (text.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
                throw new SceneFault(1, "a scene has at most " + MOST_BYTES / 1024 + " KB");
            }
            var statements = Statement.read(text);
            if (statements.isEmpty() || !header(statements.getFirst())) {
                throw new SceneFault(
                        statements.isEmpty() ? 1 : statements.getFirst().line(), "a scene begins with " + HEADER);
            }
            for (var statement : statements.subList(1, statements.size())) {
                read(statement);
            }
            if (items.isEmpty()) {
                throw new SceneFault(statements.getLast().line(), "there is no part in it");
            }
            var scene = new Scene(
                    model,
                    metres,
                    numbers,
                    List.copyOf(materials.values()),
                    items,
                    List.copyOf(cameras.values()),
                    files,
                    spoken(text));
            tryOut(scene);
            return Outcome.accepted(scene);
        } catch (SceneFault fault) {
            return refused(fault.line(), fault.reason());
        }
    }

    /** The modules of its conditions and colours, and the measures whose names stand anywhere in it. */
    private Set<String> spoken(String text) {
        var spoken = new HashSet<>(words.spoken());
        var measures = numbers.stream()
                .filter(Measured.Chosen.class::isInstance)
                .map(Measured::name)
                .collect(Collectors.toSet());
        WORD.matcher(text)
                .results()
                .map(MatchResult::group)
                .filter(measures::contains)
                .forEach(spoken::add);
        return spoken;
    }

    static <T> Outcome<T> refused(int line, String reason) {
        return Outcome.refused(Refusal.of(
                "model.scene-invalid",
                "The scene was not taken, because of line {line}: {reason}.",
                "field",
                "scene",
                "line",
                line,
                "reason",
                reason));
    }

    private static boolean header(Statement first) throws SceneFault {
        first.leaf();
        return (first.keyword() + " " + first.rest()).equals(HEADER);
    }

    private void read(Statement statement) throws SceneFault {
        switch (statement.keyword()) {
            case "unit" -> unit(statement);
            case "number" -> number(statement);
            case "material" -> {
                var material = new LookReader(words, named).material(statement);
                once(statement, materials.put(material.name(), material) == null, material.name());
            }
            case "camera" -> {
                var camera = new LookReader(words, named).camera(statement);
                once(statement, cameras.put(camera.id(), camera) == null, camera.id());
            }
            case "file" -> file(statement);
            default -> items.add(new ItemReader(words, materials.keySet(), files.keySet()).item(statement, named));
        }
    }

    private static void once(Statement statement, boolean fresh, String name) throws SceneFault {
        if (!fresh) {
            throw statement.fault("there are two of the name '" + name + "'");
        }
    }

    private void unit(Statement statement) throws SceneFault {
        statement.leaf();
        var unit = UNITS.get(statement.rest());
        if (unit == null || !items.isEmpty()) {
            throw statement.fault("the unit is mm, cm, m or in, and stands above all parts");
        }
        metres = unit;
    }

    private void file(Statement statement) throws SceneFault {
        statement.leaf();
        var matcher = FILE.matcher(statement.rest());
        if (!matcher.matches()) {
            throw statement.fault("a file is named as in: file saddle 01890a5d-ac96-774b-bcce-b302099a8057");
        }
        if (!knownFiles.contains(matcher.group(2))) {
            throw statement.fault("you have sent no 3D file with this id");
        }
        once(statement, files.put(matcher.group(1), matcher.group(2)) == null, matcher.group(1));
    }

    /** {@code number inner = width - 2 * thick} or {@code number height for sides: h80 800, h120 1200, else 0}. */
    private void number(Statement statement) throws SceneFault {
        statement.leaf();
        int end = statement.rest().indexOf(' ');
        var name = end < 0 ? statement.rest() : statement.rest().substring(0, end);
        var rest = end < 0 ? "" : statement.rest().substring(end).strip();
        if (!NAME.matcher(name).matches() || ExpressionReader.isFunction(name) || named.contains(name)) {
            throw statement.fault("'" + SceneFault.shortened(name) + "' is no fresh name for a number");
        }
        if (named.size() >= MOST_NAMED) {
            throw statement.fault("a scene has at most " + MOST_NAMED + " numbers");
        }
        if (rest.startsWith("=")) {
            numbers.add(new Measured.Formula(name, one(statement, rest.substring(1))));
        } else if (rest.startsWith("for ") && rest.contains(":")) {
            numbers.add(byOption(statement, name, rest.substring(4)));
        } else {
            throw statement.fault("a number is given as 'number x = 5' or 'number x for module: option 5, else 6'");
        }
        named.add(name);
    }

    private Measured byOption(Statement statement, String name, String rest) throws SceneFault {
        var id = rest.substring(0, rest.indexOf(':')).strip();
        var options = new HashMap<String, Expression>();
        List<Expression> otherwise = List.of();
        try {
            words.check(id);
            for (var item : rest.substring(rest.indexOf(':') + 1).split(",", -1)) {
                var bare = item.strip();
                var option = bare.substring(0, Math.max(0, bare.indexOf(' ')));
                var value = one(statement, bare.substring(option.length()));
                if (option.equals("else")) {
                    otherwise = List.of(value);
                } else {
                    words.check(id, option);
                    once(statement, options.put(option, value) == null, option);
                }
            }
        } catch (Words.Mistake mistake) {
            throw statement.fault(mistake.reason());
        }
        if (otherwise.isEmpty()) {
            checkWhole(statement, id, options.keySet());
        }
        return new Measured.ByOption(name, id, options, otherwise);
    }

    private void checkWhole(Statement statement, String id, Set<String> given) throws SceneFault {
        for (var module : model.modules()) {
            for (var option : module.options()) {
                if (module.id().equals(id) && !given.contains(option.id())) {
                    throw statement.fault("the option '" + option.id() + "' has no number; give it one, or add 'else'");
                }
            }
        }
    }

    private Expression one(Statement statement, String text) throws SceneFault {
        return ExpressionReader.one(statement.line(), text, named);
    }

    /** With the first and with the last option of every module, which are the least and the greatest of a measure. */
    private void tryOut(Scene scene) throws SceneFault {
        var first = new HashMap<String, String>();
        var last = new HashMap<String, String>();
        for (Module module : model.modules()) {
            first.put(module.id(), module.options().getFirst().id());
            last.put(module.id(), module.options().getLast().id());
        }
        var heard = new ArrayList<SceneFault>();
        for (var choices : List.of(first, last)) {
            scene.at(choices, heard::add);
            if (!heard.isEmpty()) {
                throw heard.getFirst();
            }
        }
    }
}
