package org.wishwright.platform.campaign.ways;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.wishwright.kernel.LocalText;
import org.wishwright.kernel.Money;
import org.wishwright.market.Alias;
import org.wishwright.market.Market;
import org.wishwright.market.Mechanism;
import org.wishwright.market.Rules;
import org.wishwright.platform.PlatformTest;
import org.wishwright.platform.foundation.Words;

/** Whatever a way asks somebody to fill in says in both languages what it is, and so does the button that sends it. */
@PlatformTest
class WordsOfWaysTest {

    private static final int SITUATIONS = 3_000;
    private static final Currency CNY = Currency.getInstance("CNY");
    private static final Instant NOW = Instant.parse("2030-01-01T00:00:00Z");
    /** Who somebody is, what an entry is called and what it is about: one word for all of them, so that they meet. */
    private static final String NAME = "e1";

    private static final List<String> TEXTS = List.of("", NAME, NAME, "waiting", "unmatched", "2031-01-01T00:00:00Z");
    private static final List<String> STAGES = List.of(
            "open",
            "bidding",
            "revealing",
            "picking",
            "choosing",
            "drawing",
            "making",
            "agreeing",
            "deciding",
            "round-1",
            "settled");

    @Autowired
    Ways ways;

    @Autowired
    Words words;

    @Test
    void everyFieldOfADraftHasALabel() {
        var missing = new TreeSet<String>();
        for (var way : ways.all()) {
            for (var name : shown(way.draft())) {
                var own = "campaign." + way.code() + ".draft." + name;
                for (var language : List.of(Words.ENGLISH, Words.CHINESE)) {
                    if (!words.has(language, own) && !words.has(language, "campaign.draft." + name)) {
                        missing.add(own + " " + language);
                    }
                }
            }
        }
        assertThat(missing).isEmpty();
    }

    /** The acts are those of situations that are made up at random, possible and impossible. */
    @Test
    void everyActAndEachOfItsFieldsHasALabel() {
        var missing = new TreeSet<String>();
        var unseen = new TreeSet<String>();
        for (var way : ways.all()) {
            var seen = new TreeSet<String>();
            for (int seed = 0; seed < SITUATIONS; seed++) {
                for (var act : new Chance(seed).acts(way)) {
                    var said = "campaign." + way.code() + "." + act.kind();
                    seen.add(act.kind());
                    require(said, missing);
                    require(said + ".hint", missing);
                    shown(act.fields()).stream()
                            .filter(name -> !name.startsWith("attribute:"))
                            .forEach(name -> require(said + "." + name, missing));
                }
            }
            steps(way).stream()
                    .filter(kind -> words.has(Words.ENGLISH, "campaign." + way.code() + "." + kind + ".hint"))
                    .filter(kind -> !seen.contains(kind))
                    .forEach(kind -> unseen.add(way.code() + " " + kind));
        }
        assertThat(missing).isEmpty();
        assertThat(unseen).as("acts that have words and were met in no situation").isEmpty();
    }

    private void require(String key, Set<String> missing) {
        for (var language : List.of(Words.ENGLISH, Words.CHINESE)) {
            if (!words.has(language, key)) {
                missing.add(key + " " + language);
            }
        }
    }

    /** Names of fields that somebody fills in, with those of columns. */
    private static List<String> shown(List<Field> fields) {
        var names = new ArrayList<String>();
        for (var field : fields) {
            if (field.type() != Field.Type.HIDDEN) {
                names.add(field.name());
                names.addAll(shown(field.columns()));
            }
        }
        return names;
    }

    private static Mechanism<?> mechanism(Way way) {
        return Market.mechanism(way.code()).orThrow();
    }

    /** The steps of a way's mechanism, by the names of their records. */
    private static List<String> steps(Way way) {
        return Arrays.stream(mechanism(way).inputType().getPermittedSubclasses())
                .map(step -> step.getSimpleName()
                        .replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-")
                        .toLowerCase(Locale.ROOT))
                .toList();
    }

    /** One situation for each seed. */
    private static final class Chance {

        private final Random random;

        Chance(long seed) {
            random = new Random(seed);
        }

        List<Act> acts(Way way) {
            var papers = new ArrayList<Paper>();
            for (var kind : steps(way)) {
                if (random.nextBoolean()) {
                    papers.add(new Paper(NAME, kind, random.nextBoolean(), "Ann", NOW, new Any(2)));
                }
            }
            try {
                return way.acts(new Situation(
                        (Rules) record(mechanism(way).rulesType()),
                        one(STAGES),
                        NOW,
                        new Any(3),
                        Map.of(),
                        Map.of(),
                        new Alias(NAME),
                        random.nextBoolean(),
                        new Alias(NAME),
                        random.nextBoolean(),
                        random.nextBoolean(),
                        new Any(3),
                        new Any(3),
                        random.nextBoolean(),
                        papers));
            } catch (ClassCastException | IllegalArgumentException | NullPointerException e) {
                return List.of(); // what no mechanism shows
            }
        }

        private <T> T one(List<T> among) {
            return among.get(random.nextInt(among.size()));
        }

        /** Has something under every name; the same under the same. */
        private final class Any extends AbstractMap<String, @Nullable Object> {

            private final Map<Object, @Nullable Object> known = new HashMap<>();
            private final int depth;

            Any(int depth) {
                this.depth = depth;
            }

            @Override
            public @Nullable Object get(Object name) {
                if (!known.containsKey(name)) {
                    known.put(name, value());
                }
                return known.get(name);
            }

            private @Nullable Object value() {
                return switch (random.nextInt(depth == 0 ? 4 : 8)) {
                    case 0 -> null;
                    case 1 -> one(TEXTS);
                    case 2 -> (long) random.nextInt(3);
                    case 3 -> random.nextBoolean();
                    case 4 -> new Any(depth - 1);
                    case 5 -> List.of();
                    default -> List.of(NAME, new Any(depth - 1));
                };
            }

            @Override
            public Set<Entry<String, @Nullable Object>> entrySet() {
                return Set.of();
            }
        }

        /** A record of whatever its components may be. */
        private Record record(Class<?> type) {
            var components = type.getRecordComponents();
            var values = Arrays.stream(components).map(this::component).toArray();
            var types = Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
            try {
                return (Record) type.getConstructor(types).newInstance(values);
            } catch (ReflectiveOperationException e) {
                throw new IllegalArgumentException("No rules of " + type, e);
            }
        }

        private Object component(RecordComponent component) {
            return some(component.getGenericType());
        }

        private Object some(Type type) {
            return switch (type) {
                case ParameterizedType of when of.getRawType() == List.class ->
                    List.of(some(of.getActualTypeArguments()[0]));
                case ParameterizedType of when of.getRawType() == Map.class ->
                    Map.of(some(of.getActualTypeArguments()[0]), some(of.getActualTypeArguments()[1]));
                case ParameterizedType of when of.getRawType() == Set.class ->
                    Set.of(some(of.getActualTypeArguments()[0]));
                case Class<?> plain when plain.isEnum() -> one(List.of(plain.getEnumConstants()));
                case Class<?> plain when plain.isRecord() && plain != Money.class && plain != LocalText.class ->
                    plain == Alias.class ? new Alias(NAME) : record(plain);
                default -> plain(type);
            };
        }

        private Object plain(Type type) {
            return Map.<Type, Object>ofEntries(
                            Map.entry(String.class, NAME),
                            Map.entry(int.class, 1),
                            Map.entry(long.class, 1L),
                            Map.entry(Integer.class, 1),
                            Map.entry(Long.class, 1L),
                            Map.entry(boolean.class, random.nextBoolean()),
                            Map.entry(Currency.class, CNY),
                            Map.entry(Money.class, Money.of(100, "CNY")),
                            Map.entry(LocalText.class, new LocalText("en", Map.of("en", "Oak"))),
                            Map.entry(Instant.class, NOW.plusSeconds(60)),
                            Map.entry(LocalDate.class, LocalDate.of(2030, 2, 1)),
                            Map.entry(Duration.class, Duration.ofHours(1)),
                            Map.entry(ZoneId.class, ZoneId.of("Asia/Shanghai")))
                    .getOrDefault(type, NAME);
        }
    }
}
