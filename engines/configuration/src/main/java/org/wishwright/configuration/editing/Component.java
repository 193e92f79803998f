package org.wishwright.configuration.editing;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.wishwright.configuration.editing.Edit.AddMeasure;
import org.wishwright.configuration.editing.Edit.AddModule;
import org.wishwright.configuration.editing.Edit.All;
import org.wishwright.configuration.editing.Edit.Choice;
import org.wishwright.configuration.editing.Edit.Span;

/** Ready modules to begin with: put in whole, and then changed like any other. Amounts are in hundredths of the currency. */
public enum Component {
    COLOUR(new AddModule(
            "colour",
            named("颜色", "Colour"),
            List.of(
                    choice("black", "黑色", "Black", "#1d1b18", null),
                    choice("white", "白色", "White", "#f4f1ea", null),
                    choice("red", "红色", "Red", "#a8231c", null),
                    choice("blue", "蓝色", "Blue", "#2c3f82", null),
                    choice("green", "绿色", "Green", "#1d6b43", null)),
            "swatch")),
    SIZE(new AddModule(
            "size",
            named("尺码", "Size"),
            List.of(
                    choice("s", "小号", "S", null, null),
                    choice("m", "中号", "M", null, null),
                    choice("l", "大号", "L", null, null),
                    choice("xl", "加大号", "XL", null, null)),
            "list")),
    ENGRAVING(new AddModule(
            "engraving",
            named("刻字", "Engraving"),
            List.of(
                    choice("none", "不刻字", "None", null, null),
                    choice("initials", "姓名缩写", "Initials", null, 3000L),
                    choice("line", "一行字", "A line of text", null, 6000L)),
            "list")),
    GIFT_WRAP(new AddModule(
            "gift-wrap",
            named("礼品包装", "Gift wrap"),
            List.of(
                    choice("none", "不包装", "None", null, null),
                    choice("paper", "纸盒包装", "Paper box", null, 1500L),
                    choice("wood", "木盒包装", "Wooden box", null, 8000L)),
            "tile")),
    BODY_MEASURES(new All(List.of(
            measure("height", "身高", "Height", "140", "210", "1"),
            measure("chest", "胸围", "Chest", "70", "140", "1"),
            measure("waist", "腰围", "Waist", "50", "140", "1"),
            measure("hips", "臀围", "Hips", "70", "150", "1")))),
    WIDTH(new All(List.of(measure("width", "宽度", "Width", "40", "200", "5"))));

    private final Edit edit;

    Component(Edit edit) {
        this.edit = edit;
    }

    public Edit edit() {
        return edit;
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<Component> of(String word) {
        return Stream.of(values()).filter(c -> c.word().equals(word)).findFirst();
    }

    private static Map<String, String> named(String zh, String en) {
        var names = new LinkedHashMap<String, String>();
        names.put("zh", zh);
        names.put("en", en);
        return names;
    }

    private static Choice choice(String id, String zh, String en, @Nullable String colour, @Nullable Long price) {
        return new Choice(id, named(zh, en), colour, price);
    }

    private static AddMeasure measure(String id, String zh, String en, String from, String to, String step) {
        return new AddMeasure(id, named(zh, en), new Span("cm", from, to, step));
    }
}
