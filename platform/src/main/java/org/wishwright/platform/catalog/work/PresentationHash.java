package org.wishwright.platform.catalog.work;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wishwright.configuration.Model;
import org.wishwright.configuration.editing.Widget;
import org.wishwright.kernel.LocalText;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a product is called, with the colours of its options and its pictures, as one hash: lower-case hex SHA-256 over a domain tag,
 * a line feed and a JSON list of ids and texts in the model's order. It changes when only words change, and then the semantic hash
 * does not.
 */
final class PresentationHash {

    private static final String TAG = "wishwright/presentation/1";
    private static final JsonMapper JSON = new JsonMapper();

    private PresentationHash() {}

    /**
     * @param text the model's own text, for the widgets it names
     * @param picture hash of the layered picture's text; null where there is none
     * @param scene hash of the text of the scene; null where there is none
     */
    static String of(LocalText product, Model model, String text, @Nullable String picture, @Nullable String scene) {
        var texts = new ArrayList<Object>();
        if (picture != null) {
            texts.add(picture);
        }
        if (scene != null) {
            texts.add(List.of("scene", scene));
        }
        add(texts, "product", product);
        add(texts, model.id(), model.name());
        for (var module : model.modules()) {
            add(texts, module.id(), module.name());
            for (var option : module.options()) {
                add(texts, option.id(), option.name());
                if (option.colour() != null) {
                    texts.add(option.colour());
                }
            }
        }
        model.rules().forEach(rule -> add(texts, rule.id(), rule.words()));
        Widget.in(text).forEach((module, widget) -> texts.add(List.of("widget", module, widget.word())));
        return ModelSource.hash(TAG + "\n" + JSON.writeValueAsString(texts));
    }

    private static void add(List<Object> texts, String id, LocalText text) {
        texts.add(List.of(id, text.sourceLanguage(), text.texts()));
    }
}
