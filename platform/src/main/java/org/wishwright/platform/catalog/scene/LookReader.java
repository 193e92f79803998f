package org.wishwright.platform.catalog.scene;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.wishwright.platform.catalog.picture.Paint;
import org.wishwright.platform.catalog.picture.Words;

/** Reads materials and cameras. */
final class LookReader {

    private static final Pattern COLOUR = Pattern.compile("#[0-9a-fA-F]{6}");
    private static final Pattern NAME = Pattern.compile("[\\p{L}][\\p{L}\\p{N}_-]{0,60}");
    private static final Pattern CALLED = Pattern.compile("([a-z]{2,3}) \"([^\"]{1,40})\"");
    private static final Set<String> GRAINS = Set.of("wood", "brushed", "woven");
    private static final int MOST_LANGUAGES = 12;

    private final Words words;
    private final Set<String> numbers;

    LookReader(Words words, Set<String> numbers) {
        this.words = words;
        this.numbers = numbers;
    }

    Material material(Statement statement) throws SceneFault {
        var name = name(statement);
        String colour = "#b9b1a3";
        @Nullable Paint paint = null;
        var parts = new LinkedHashMap<String, Expression>(Map.of(
                "roughness", new Expression.Constant(0.7),
                "metalness", new Expression.Constant(0),
                "opacity", new Expression.Constant(1)));
        String grain = "none";
        Expression strength = new Expression.Constant(0);
        for (var line : statement.below()) {
            line.leaf();
            if (line.keyword().equals("colour") && COLOUR.matcher(line.rest()).matches()) {
                colour = line.rest();
            } else if (line.keyword().equals("colour")) {
                paint = paint(line);
            } else if (line.keyword().equals("grain")) {
                int end = Math.max(0, line.rest().indexOf(' '));
                grain = line.rest().substring(0, end);
                strength = one(line, line.rest().substring(end));
                if (!GRAINS.contains(grain)) {
                    throw line.fault("a grain is wood, brushed or woven, and how strong it is, as in: grain wood 0.5");
                }
            } else if (parts.containsKey(line.keyword())) {
                parts.put(line.keyword(), one(line, line.rest()));
            } else {
                throw line.fault("a material has colour, roughness, metalness, opacity and grain");
            }
        }
        return new Material(
                name,
                colour,
                paint,
                parts.getOrDefault("roughness", strength),
                parts.getOrDefault("metalness", strength),
                parts.getOrDefault("opacity", strength),
                grain,
                strength);
    }

    private Paint paint(Statement line) throws SceneFault {
        try {
            return Paint.of(line.rest(), words);
        } catch (Words.Mistake mistake) {
            throw line.fault(mistake.reason() + ", nor a colour as #c0ffee is one");
        }
    }

    Camera camera(Statement statement) throws SceneFault {
        var id = name(statement);
        @Nullable Guard when = null;
        var names = new LinkedHashMap<String, String>();
        List<Expression> look = List.of();
        List<Expression> to = List.of();
        List<Expression> span = List.of();
        for (var line : statement.below()) {
            line.leaf();
            switch (line.keyword()) {
                case "when" -> when = Guard.of(line, words, numbers);
                case "name" -> called(line, names);
                case "look" -> look = ExpressionReader.list(line.line(), line.rest(), 2, numbers);
                case "to" -> to = ExpressionReader.list(line.line(), line.rest(), 3, numbers);
                case "span" -> span = List.of(one(line, line.rest()));
                default -> throw line.fault("a camera has name, look, to, span and when");
            }
        }
        if (look.isEmpty() || names.isEmpty()) {
            throw statement.fault("a camera needs a name and where it looks from, as in: look 30, 15");
        }
        return new Camera(id, when, Map.copyOf(names), look, to, span);
    }

    private static void called(Statement line, Map<String, String> names) throws SceneFault {
        var matcher = CALLED.matcher(line.rest());
        if (!matcher.matches() || names.size() >= MOST_LANGUAGES) {
            throw line.fault("a name is given as in: name en \"Front\"");
        }
        names.put(matcher.group(1), matcher.group(2));
    }

    private static String name(Statement statement) throws SceneFault {
        if (!NAME.matcher(statement.rest()).matches()) {
            throw statement.fault("'" + SceneFault.shortened(statement.rest()) + "' is no name");
        }
        return statement.rest();
    }

    private Expression one(Statement line, String text) throws SceneFault {
        return ExpressionReader.one(line.line(), text, numbers);
    }
}
