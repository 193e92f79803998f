package org.wishwright.platform.order.store;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.wishwright.platform.identity.PartyId;
import org.wishwright.platform.identity.PersonalWords;
import org.wishwright.platform.order.BodyChoices;

/**
 * Parts the measures of a body from what else was chosen, seals them under their person's key, and puts them back into their places.
 * The hash of the configuration goes with them: whoever had it could try measures until they fit.
 */
@Component
class SealedMeasures {

    static final String LINE = "order.line-measures ";
    static final String CART = "order.cart-measures ";
    static final String CHANGE = "order.change-measures ";

    private final Rows rows;
    private final PersonalWords words;

    SealedMeasures(Rows rows, PersonalWords words) {
        this.rows = rows;
        this.words = words;
    }

    /**
     * What is written into a row.
     *
     * @param choices as JSON, an empty word in the place of each measure
     * @param hash empty where it is sealed
     * @param body null where nothing was measured on a body
     */
    record Kept(String choices, String hash, byte @Nullable [] body) {}

    /** What was chosen, with its hash; without measures, and the hash empty, once their person was erased. */
    record Chosen(Map<String, String> choices, String hash) {}

    /** @param kind of which row, as in {@code order.line-measures 7} */
    Kept seal(PartyId person, String kind, Map<String, String> choices, String hash) {
        var body = BodyChoices.of(choices);
        if (body.isEmpty()) {
            return new Kept(rows.write(choices), hash, null);
        }
        var open = new LinkedHashMap<>(choices);
        body.keySet().forEach(module -> open.put(module, ""));
        var sealed = words.seal(person, kind, rows.write(Map.of("hash", hash, "choices", body)));
        return new Kept(rows.write(open), "", sealed);
    }

    /** For whoever may know the measures. */
    Chosen open(
            PersonalWords.Reader keys,
            PartyId person,
            String kind,
            Map<String, String> choices,
            String hash,
            byte @Nullable [] body) {
        var opened = body == null ? null : keys.open(person, kind, body).orElse(null);
        if (opened == null) {
            return new Chosen(closed(choices), hash);
        }
        var inside = rows.tree(opened);
        var whole = new LinkedHashMap<>(choices);
        whole.putAll(rows.choices(inside.path("choices")));
        return new Chosen(whole, inside.path("hash").asString());
    }

    /** For everybody else. */
    static Map<String, String> closed(Map<String, String> choices) {
        return choices.entrySet().stream().noneMatch(choice -> BodyChoices.isPlace(choice.getKey(), choice.getValue()))
                ? choices
                : BodyChoices.without(choices);
    }
}
