package org.wishwright.platform.site;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.wishwright.kernel.LocalText;
import org.wishwright.platform.factory.Description;
import org.wishwright.platform.factory.Description.Centre;
import org.wishwright.platform.factory.Description.Opening;
import org.wishwright.platform.factory.Description.Pair;
import org.wishwright.platform.factory.Description.Setup;

/**
 * One maker of the demo.
 *
 * @param workers people on the floor
 * @param product what the blueprint is called
 * @param file the model text among the program's resources, below {@code demo/}; its layered picture and its scene, where it has
 *     them, have the same name and end in svg and scene
 */
record DemoTrade(
        String organisation, Person maker, List<Person> workers, LocalText product, String file, Description factory) {

    static final String MAIL = "@wishwright.example";

    private static final List<String> DARK_CLOTHS = List.of("navy", "charcoal", "pinstripe", "black-barathea");
    private static final long DARK_TO_DARK_SECONDS = 300;

    record Person(String email, String name) {}

    static List<DemoTrade> all() {
        return List.of(tailor(), joiner(), frameBuilder());
    }

    private static DemoTrade tailor() {
        return new DemoTrade(
                "Ming's Tailoring 明记裁缝",
                person("maker", "Ming"),
                List.of(person("floor", "Wei"), person("cutter", "Bo")),
                text("Suit made to measure", "量身定制西装"),
                "suit.wish",
                factory(
                        week(LocalTime.of(8, 30), LocalTime.of(17, 30)),
                        List.of(
                                centre("cutting", "Cutting table", "裁床", 2, darkCloths()),
                                centre("canvas", "Canvas and fusing", "衬布", 1, null),
                                centre("sewing", "Sewing", "缝纫", 5, null),
                                centre("buttonholes", "Buttonholes", "锁眼", 1, null),
                                centre("hand", "Hand finishing", "手工", 2, null),
                                centre("embroidery", "Embroidery", "绣花", 1, null),
                                centre("pressing", "Pressing", "整烫", 2, null))));
    }

    private static DemoTrade joiner() {
        return new DemoTrade(
                "Ada's Joinery 木工坊",
                person("joiner", "Ada"),
                List.of(person("sawyer", "Hao")),
                text("Bookshelf made to measure", "量身书架"),
                "bookshelf.wish",
                factory(
                        week(LocalTime.of(8, 0), LocalTime.of(17, 0)),
                        List.of(
                                centre("saw", "Saw", "开料", 1, null),
                                centre("drill", "Drill", "打孔", 1, null),
                                centre("sand", "Sanding", "打磨", 1, null),
                                centre("paint", "Finish", "涂装", 1, null),
                                centre("assemble", "Assembly", "组装", 2, null))));
    }

    private static DemoTrade frameBuilder() {
        return new DemoTrade(
                "Lan's Bicycles 兰的单车铺",
                person("framebuilder", "Lan"),
                List.of(person("mechanic", "Jun")),
                text("Bicycle built for you", "定制自行车"),
                "bicycle.wish",
                factory(
                        week(LocalTime.of(8, 30), LocalTime.of(17, 30)),
                        List.of(
                                centre("braze", "Brazing", "钎焊", 2, null),
                                centre("paint", "Paint", "喷涂", 1, null),
                                centre("wheel", "Wheels", "编轮", 1, null),
                                centre("engrave", "Engraving", "刻字", 1, null),
                                centre("assemble", "Assembly", "装配", 2, null))));
    }

    /** Between dark cloths the table needs only a brush; after a light one, or before, it is cleaned. */
    private static Setup darkCloths() {
        var pairs = DARK_CLOTHS.stream()
                .flatMap(from -> DARK_CLOTHS.stream()
                        .filter(to -> !to.equals(from))
                        .map(to -> new Pair(from, to, DARK_TO_DARK_SECONDS)))
                .toList();
        return new Setup(null, true, pairs);
    }

    private static Person person(String role, String name) {
        return new Person(role + MAIL, name);
    }

    private static Centre centre(String code, String english, String chinese, int units, @Nullable Setup setup) {
        return new Centre(code, text(english, chinese), units, setup);
    }

    private static LocalText text(String english, String chinese) {
        return new LocalText("en", Map.of("en", english, "zh", chinese));
    }

    /** Monday to Saturday, with an hour for lunch. */
    private static List<Opening> week(LocalTime from, LocalTime to) {
        var week = new ArrayList<Opening>();
        Stream.of(DayOfWeek.values()).filter(day -> day != DayOfWeek.SUNDAY).forEach(day -> {
            week.add(new Opening(day, from, LocalTime.NOON));
            week.add(new Opening(day, LocalTime.of(13, 0), to));
        });
        return week;
    }

    private static Description factory(List<Opening> week, List<Centre> centres) {
        return new Description("Asia/Shanghai", centres, new Description.Hours(week, Set.of()), 60);
    }

    /** The product's model text. */
    byte[] model() {
        return resource(file);
    }

    /** The product's layered picture; empty where it has none. */
    Optional<byte[]> picture() {
        return companion(".svg");
    }

    /** The product's scene; empty where it has none. */
    Optional<String> scene() {
        return companion(".scene").map(bytes -> new String(bytes, StandardCharsets.UTF_8));
    }

    private Optional<byte[]> companion(String ending) {
        var name = file.replace(".wish", ending);
        return DemoTrade.class.getResource("/demo/" + name) == null ? Optional.empty() : Optional.of(resource(name));
    }

    private static byte[] resource(String name) {
        try (var resource = DemoTrade.class.getResourceAsStream("/demo/" + name)) {
            if (resource == null) {
                throw new IllegalStateException(name + " of the demo is missing from the program");
            }
            return resource.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
