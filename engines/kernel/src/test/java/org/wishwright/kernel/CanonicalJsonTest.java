package org.wishwright.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CanonicalJsonTest {

    @Test
    void sortsKeysByUtf16CodeUnitsAsTheExampleOfRfc8785() {
        var object = new LinkedHashMap<String, Object>();
        object.put("\u20ac", "Euro Sign");
        object.put("\r", "Carriage Return");
        object.put("\ufb33", "Hebrew Letter Dalet With Dagesh");
        object.put("1", "One");
        object.put("\ud83d\ude00", "Emoji: Grinning Face");
        object.put("\u0080", "Control");
        object.put("\u00f6", "Latin Small Letter O With Diaeresis");
        assertThat(StrictJson.readObject(CanonicalJson.write(object), 1_000)
                        .orThrow()
                        .values())
                .containsExactly(
                        "Carriage Return",
                        "One",
                        "Control",
                        "Latin Small Letter O With Diaeresis",
                        "Euro Sign",
                        "Emoji: Grinning Face",
                        "Hebrew Letter Dalet With Dagesh");
    }

    @Test
    void escapesOnlyWhatMustBeEscaped() {
        assertThat(CanonicalJson.write("€$\u000F\nA'B\"\\\\\"/\u007f"))
                .isEqualTo("\"€$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\u007f\"");
        assertThat(CanonicalJson.write("\b\t\f\r")).isEqualTo("\"\\b\\t\\f\\r\"");
    }

    @Test
    void writesEveryKindOfValueWithoutSpace() {
        var value = new LinkedHashMap<String, @Nullable Object>();
        value.put("b", Arrays.asList(1, -2L, BigInteger.TEN, true, false, null, List.of(), Map.of()));
        value.put("a", "心愿");
        assertThat(CanonicalJson.write(value)).isEqualTo("{\"a\":\"心愿\",\"b\":[1,-2,10,true,false,null,[],{}]}");
    }

    @Test
    void refusesWhatReadersWouldReadDifferently() {
        assertThat(CanonicalJson.write(CanonicalJson.MAX_INTEGER)).isEqualTo("9007199254740991");
        assertThat(CanonicalJson.write(-CanonicalJson.MAX_INTEGER)).isEqualTo("-9007199254740991");
        for (Object bad :
                List.of(1L << 53, -1L << 53, Long.MIN_VALUE, 1.5, "\ud800", "a\udc00", "\ud800x", Map.of(1, 2))) {
            assertThatThrownBy(() -> CanonicalJson.write(bad)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void readsBackWhateverItWrote() {
        var random = new Random(7);
        for (int round = 0; round < 500; round++) {
            var value = Map.of("root", any(random, 4));
            var text = CanonicalJson.write(value);
            var read = StrictJson.readObject(text, text.length()).orThrow();
            assertThat(CanonicalJson.write(read)).isEqualTo(text);
        }
    }

    @Test
    void readsAnyLayoutOfTheSameValue() {
        var text =
                " { \"b\" : [ 1 , -20 , \"\\u5fc3\\/\\ud83d\\ude00\" ] ,\n\t\"a\" : { } , \"c\":null, \"d\":true,\"e\":false }\r\n";
        assertThat(CanonicalJson.write(StrictJson.readObject(text, 200).orThrow()))
                .isEqualTo("{\"a\":{},\"b\":[1,-20,\"心/😀\"],\"c\":null,\"d\":true,\"e\":false}");
    }

    @Test
    void refusesMalformedTextsWithoutThrowing() {
        var bad = List.of(
                "",
                "[]",
                "{",
                "{}x",
                "{\"a\"}",
                "{\"a\":}",
                "{\"a\":1,}",
                "{\"a\":1,\"a\":2}",
                "{\"a\":1.5}",
                "{\"a\":1e3}",
                "{\"a\":01}",
                "{\"a\":-0}",
                "{\"a\":-}",
                "{\"a\":9007199254740992}",
                "{\"a\":99999999999999999999999999}",
                "{\"a\":\"\\ud800\"}",
                "{\"a\":\"\\x\"}",
                "{\"a\":\"\\u12g4\"}",
                "{\"a\":\"\n\"}",
                "{\"a\":tru}",
                "{\"a\":[1 2]}",
                "{\"a\":" + "[".repeat(100_000),
                "{'a':1}",
                "{\"a\":\"",
                "{\"a\":NaN}");
        for (var text : bad) {
            assertThat(StrictJson.readObject(text, 1_000_000).isAccepted())
                    .as(text.substring(0, Math.min(40, text.length())))
                    .isFalse();
        }
        assertThat(StrictJson.readObject("{\"a\":1}", 6).isAccepted()).isFalse();
    }

    @Test
    void neverThrowsOnDamagedTexts() {
        var random = new Random(11);
        for (int round = 0; round < 5_000; round++) {
            var text = new StringBuilder(CanonicalJson.write(Map.of("root", any(random, 3))));
            for (int i = 0; i <= random.nextInt(3); i++) {
                text.setCharAt(random.nextInt(text.length()), "{}[]\",:\\u01-te \ud800".charAt(random.nextInt(16)));
            }
            if (StrictJson.readObject(text.toString(), 100_000) instanceof Outcome.Accepted<?>(var value)) {
                assertThat(CanonicalJson.write(value)).isNotEmpty();
            }
        }
    }

    private static Object any(Random random, int depth) {
        return switch (random.nextInt(depth == 0 ? 3 : 5)) {
            case 0 -> random.nextLong(-CanonicalJson.MAX_INTEGER, CanonicalJson.MAX_INTEGER);
            case 1 -> random.nextBoolean();
            case 2 -> text(random);
            case 3 -> {
                var list = new ArrayList<Object>();
                for (int i = random.nextInt(4); i > 0; i--) {
                    list.add(any(random, depth - 1));
                }
                yield list;
            }
            default -> {
                var map = new LinkedHashMap<String, Object>();
                for (int i = random.nextInt(4); i > 0; i--) {
                    map.put(text(random), any(random, depth - 1));
                }
                yield map;
            }
        };
    }

    private static String text(Random random) {
        var out = new StringBuilder();
        for (int i = random.nextInt(8); i > 0; i--) {
            out.appendCodePoint(random.nextInt(10) == 0 ? 0x1F600 + random.nextInt(64) : random.nextInt(0xD800));
        }
        return out.toString();
    }
}
