package org.wishwright.configuration.editing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A rule as a sentence: when some things hold, one module must, or must not, be one of some options. Each sentence is a formula, and a
 * formula that has this shape is the sentence again; any other stays text.
 *
 * @param any whether one of the conditions is enough
 * @param module of the consequence; empty where the conditions never go together, and where {@code then} counts
 * @param options of the module; where {@code then} compares one number, or the id of another measure; where it counts the number, then
 *     the terms that are counted, as {@code lock=yes}
 */
public record Sentence(List<Term> when, boolean any, Then then, String module, List<String> options) {

    /** What must hold of the module. */
    public enum Then {
        MUST,
        MUST_NOT,
        AT_LEAST,
        AT_MOST,
        EXACTLY,
        COUNT_AT_LEAST,
        COUNT_AT_MOST,
        COUNT_EXACTLY,
        NEVER;

        /** Whether it counts how many of several hold. */
        public boolean counts() {
            return this == COUNT_AT_LEAST || this == COUNT_AT_MOST || this == COUNT_EXACTLY;
        }

        /** Whether it compares a number. */
        public boolean compares() {
            return this == AT_LEAST || this == AT_MOST || this == EXACTLY;
        }

        private String sign() {
            return this == AT_LEAST ? ">=" : this == AT_MOST ? "<=" : "==";
        }

        private String count() {
            return this == COUNT_AT_LEAST ? "at least" : this == COUNT_AT_MOST ? "at most" : "exactly";
        }
    }

    /**
     * One condition: a module is, or is not, an option, or a measure compares to a number.
     *
     * @param sign {@code =} or {@code !=}; for numbers {@code ==}, {@code <}, {@code <=}, {@code >} or {@code >=}
     * @param option also a number, or the id of another measure
     */
    public record Term(String module, String sign, String option) {}

    private static final String WORD = "[\\p{L}\\p{N}_.+-]{1,64}";
    private static final Pattern TERM = Pattern.compile(
            "(not\\s+)?\\(?\\s*(" + WORD + ")\\s*(==|=|<=|>=|<|>)\\s*(" + WORD + ")\\s*\\)?", Pattern.CASE_INSENSITIVE);

    private static final Pattern COUNT =
            Pattern.compile("(at least|at most|exactly)\\s+(\\d{1,4})\\s+of\\s*\\((.*)\\)");

    public Sentence {
        when = List.copyOf(when);
        options = List.copyOf(options);
    }

    /** The formula that says the same. */
    public String formula() {
        var conditions = when.stream().map(Sentence::text).collect(Collectors.joining(any ? " or " : " and "));
        if (then == Then.NEVER) {
            return "not (" + conditions + ")";
        }
        var wrapped = when.size() == 1 ? conditions : "(" + conditions + ")";
        return when.isEmpty() ? consequence() : wrapped + " implies " + consequence();
    }

    private String consequence() {
        if (then.compares()) {
            return module + " " + then.sign() + " " + options.getFirst();
        }
        if (then.counts()) {
            return then.count() + " " + options.getFirst() + " of ("
                    + String.join(", ", options.subList(1, options.size())) + ")";
        }
        var options = this.options.stream().map(o -> module + "=" + o).collect(Collectors.joining(" or "));
        var wrapped = this.options.size() == 1 ? options : "(" + options + ")";
        return then == Then.MUST_NOT ? "not " + wrapped : wrapped;
    }

    private static String text(Term term) {
        return switch (term.sign()) {
            case "=" -> term.module() + "=" + term.option();
            case "!=" -> "not " + term.module() + "=" + term.option();
            default -> term.module() + " " + term.sign() + " " + term.option();
        };
    }

    /** The sentence of a formula; empty where no sentence fits it. */
    public static Optional<Sentence> of(String formula) {
        var text = formula.strip();
        if (text.startsWith("not (") && text.endsWith(")") && closesAtEnd(text, 4)) {
            var inner = terms(text.substring(5, text.length() - 1), " and ");
            if (inner.isPresent() && inner.get().size() > 1) {
                return Optional.of(new Sentence(inner.get(), false, Then.NEVER, "", List.of()));
            }
        }
        var sides = text.split("\\s+implies\\s+", -1);
        if (sides.length > 2) {
            return Optional.empty();
        }
        var consequence = sides[sides.length - 1];
        if (sides.length == 1) {
            return consequence(List.of(), false, consequence);
        }
        var condition = bare(sides[0]);
        var all = terms(condition, " and ");
        if (all.isPresent()) {
            return consequence(all.get(), false, consequence);
        }
        return terms(condition, " or ").flatMap(one -> consequence(one, true, consequence));
    }

    private static Optional<Sentence> consequence(List<Term> when, boolean any, String text) {
        var stripped = text.strip();
        var count = COUNT.matcher(stripped);
        if (count.matches()) {
            return counted(when, any, count.group(1), count.group(2), count.group(3));
        }
        boolean not = stripped.startsWith("not ");
        var parts = terms(bare(not ? stripped.substring(4) : stripped), " or ");
        if (parts.isEmpty()) {
            return Optional.empty();
        }
        var first = parts.get().getFirst();
        if (!not && parts.get().size() == 1) {
            for (var then : List.of(Then.AT_LEAST, Then.AT_MOST, Then.EXACTLY)) {
                if (first.sign().equals(then.sign())) {
                    return Optional.of(new Sentence(when, any, then, first.module(), List.of(first.option())));
                }
            }
        }
        boolean one = parts.get().stream()
                .allMatch(t -> t.sign().equals("=") && t.module().equals(first.module()));
        return one
                ? Optional.of(new Sentence(
                        when,
                        any,
                        not ? Then.MUST_NOT : Then.MUST,
                        first.module(),
                        parts.get().stream().map(Term::option).toList()))
                : Optional.empty();
    }

    private static Optional<Sentence> counted(List<Term> when, boolean any, String words, String number, String list) {
        var options = new ArrayList<String>();
        options.add(number);
        for (var part : list.split(",", -1)) {
            var term = TERM.matcher(part.strip());
            if (!term.matches() || term.group(1) != null || !term.group(3).equals("=")) {
                return Optional.empty();
            }
            options.add(term.group(2) + "=" + term.group(4));
        }
        return List.of(Then.COUNT_AT_LEAST, Then.COUNT_AT_MOST, Then.COUNT_EXACTLY).stream()
                .filter(then -> then.count().equals(words))
                .findFirst()
                .map(then -> new Sentence(when, any, then, "", options));
    }

    private static Optional<List<Term>> terms(String text, String joiner) {
        var terms = new ArrayList<Term>();
        for (var part : text.strip().split("\\s+" + joiner.strip() + "\\s+", -1)) {
            var matcher = TERM.matcher(part.strip());
            boolean balanced = part.chars().filter(c -> c == '(').count()
                    == part.chars().filter(c -> c == ')').count();
            if (!balanced
                    || !matcher.matches()
                    || matcher.group(1) != null && !matcher.group(3).equals("=")) {
                return Optional.empty();
            }
            terms.add(new Term(matcher.group(2), matcher.group(1) == null ? matcher.group(3) : "!=", matcher.group(4)));
        }
        return Optional.of(terms);
    }

    /** Without the parentheses around the whole. */
    private static String bare(String text) {
        var stripped = text.strip();
        return stripped.startsWith("(") && closesAtEnd(stripped, 0)
                ? stripped.substring(1, stripped.length() - 1)
                : stripped;
    }

    private static boolean closesAtEnd(String text, int open) {
        int depth = 0;
        for (int i = open; i < text.length(); i++) {
            depth += text.charAt(i) == '(' ? 1 : text.charAt(i) == ')' ? -1 : 0;
            if (depth == 0) {
                return i == text.length() - 1;
            }
        }
        return false;
    }

    /**
     * The sentence in words, Chinese and English, to be proposed for what a consumer reads.
     *
     * @param names name of a module (with an empty option) or of an option, by language
     */
    public Map<String, String> words(Names names) {
        var words = new LinkedHashMap<String, String>();
        words.put("zh", chinese((m, o) -> names.of(m, o, "zh")));
        words.put("en", english((m, o) -> names.of(m, o, "en")));
        return words;
    }

    /** Names of modules and options. */
    public interface Names {
        /** @param option empty for the module's own name */
        String of(String module, String option, String language);
    }

    private String english(BiFunction<String, String, String> name) {
        var conditions = when.stream()
                .map(t -> name.apply(t.module(), "") + " " + isEnglish(t.sign()) + " " + object(name, t))
                .collect(Collectors.joining(any ? " or " : " and "));
        if (then == Then.NEVER) {
            return when.stream()
                            .map(t -> name.apply(t.module(), "") + " “" + name.apply(t.module(), t.option()) + "”")
                            .collect(Collectors.joining(" and "))
                    + " do not go together.";
        }
        if (then.counts()) {
            var count = "Of " + counted(name, ": ", ", ") + " " + then.count() + " " + options.getFirst()
                    + " must be chosen.";
            return when.isEmpty() ? count : "When " + conditions + ": o" + count.substring(1);
        }
        var subject = name.apply(module, "");
        var objects = compared(name, joined(name, ", ", " or "));
        var must = switch (then) {
            case MUST -> subject + (options.size() == 1 ? " must be " : " must be one of ") + objects + ".";
            case MUST_NOT -> subject + " must not be " + objects + ".";
            case AT_LEAST -> subject + " must be at least " + objects + ".";
            case EXACTLY -> subject + " must be exactly " + objects + ".";
            default -> subject + " must be at most " + objects + ".";
        };
        return when.isEmpty() ? must : "When " + conditions + ", " + must;
    }

    private static String isEnglish(String sign) {
        return switch (sign) {
            case "=" -> "is";
            case "==" -> "is exactly";
            case "!=" -> "is not";
            case "<" -> "is less than";
            case "<=" -> "is at most";
            case ">" -> "is more than";
            default -> "is at least";
        };
    }

    private String chinese(BiFunction<String, String, String> name) {
        var conditions = when.stream()
                .map(t -> name.apply(t.module(), "") + isChinese(t.sign()) + "“" + object(name, t) + "”")
                .collect(Collectors.joining(any ? "或" : "且"));
        if (then == Then.NEVER) {
            return when.stream()
                            .map(t -> name.apply(t.module(), "") + "“" + name.apply(t.module(), t.option()) + "”")
                            .collect(Collectors.joining("与"))
                    + "不能同时选择。";
        }
        if (then.counts()) {
            var word = then == Then.COUNT_AT_LEAST ? "至少" : then == Then.COUNT_AT_MOST ? "至多" : "恰好";
            var count = counted(name, "：", "、") + "中，" + word + "须选" + options.getFirst() + "项。";
            return when.isEmpty() ? count : "当" + conditions + "时，" + count;
        }
        var subject = name.apply(module, "");
        var objects = "“" + compared(name, joined(name, "”“", "”或“")) + "”";
        var must = switch (then) {
            case MUST -> subject + (options.size() == 1 ? "必须是" : "只能是") + objects + "。";
            case MUST_NOT -> subject + "不能是" + objects + "。";
            case AT_LEAST -> subject + "不得小于" + objects + "。";
            case EXACTLY -> subject + "必须等于" + objects + "。";
            default -> subject + "不得大于" + objects + "。";
        };
        return when.isEmpty() ? must : "当" + conditions + "时，" + must;
    }

    private static String isChinese(String sign) {
        return switch (sign) {
            case "=" -> "为";
            case "==" -> "等于";
            case "!=" -> "不是";
            case "<" -> "小于";
            case "<=" -> "不超过";
            case ">" -> "大于";
            default -> "不小于";
        };
    }

    private static String object(BiFunction<String, String, String> name, Term term) {
        boolean other = !term.sign().equals("=") && !term.sign().equals("!=") && !isNumber(term.option());
        return other ? name.apply(term.option(), "") : name.apply(term.module(), term.option());
    }

    /** The other measure's name, where it is one that a measure is compared with. */
    private String compared(BiFunction<String, String, String> name, String otherwise) {
        return then.compares() && !isNumber(options.getFirst()) ? name.apply(options.getFirst(), "") : otherwise;
    }

    private static boolean isNumber(String word) {
        return word.matches("-?[0-9]+(\\.[0-9]+)?");
    }

    private String counted(BiFunction<String, String, String> name, String colon, String comma) {
        return options.stream()
                .skip(1)
                .map(term -> {
                    int equals = term.indexOf('=');
                    var module = term.substring(0, equals);
                    return name.apply(module, "") + colon + name.apply(module, term.substring(equals + 1));
                })
                .collect(Collectors.joining(comma));
    }

    private String joined(BiFunction<String, String, String> name, String comma, String or) {
        var words = options.stream().map(o -> name.apply(module, o)).toList();
        return words.size() < 2
                ? String.join("", words)
                : String.join(comma, words.subList(0, words.size() - 1)) + or + words.getLast();
    }
}
