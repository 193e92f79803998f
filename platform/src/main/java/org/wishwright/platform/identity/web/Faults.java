package org.wishwright.platform.identity.web;

import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;
import org.wishwright.kernel.Refusal;
import org.wishwright.platform.foundation.Page;

/** What was wrong with a form: beside the field at fault, or above the form where no field is. */
public record Faults(@Nullable Refusal refusal) {

    /** The sentence for this field, or empty. */
    public String at(Page page, String field) {
        return page.fault(refusal, field);
    }

    /** The sentence that concerns the whole, or empty. */
    public String above(Page page) {
        return refusal == null || refusal.values().containsKey("field") ? "" : page.say(refusal);
    }

    /**
     * A refusal whose field has another name in this form.
     *
     * @param field the field as the refusal calls it, empty for any
     */
    static Faults of(Refusal refusal, String field, String inForm) {
        var values = new LinkedHashMap<>(refusal.values());
        if (field.isEmpty() || field.equals(values.get("field"))) {
            values.put("field", inForm);
        }
        return new Faults(new Refusal(refusal.code(), refusal.sentence(), values));
    }

    static int status(Refusal refusal) {
        return refusal.code().endsWith("throttled") ? 429 : 422;
    }
}
