package org.wishwright.platform.order;

import org.wishwright.kernel.Refusal;

/** Makes refusals whose English sentence already holds its values. */
public final class Refusing {

    private Refusing() {}

    /** @param namesAndValues name, value, name, value …; {@code {name}} in the sentence becomes the value */
    public static Refusal because(String code, String sentence, Object... namesAndValues) {
        var said = sentence;
        for (int i = 0; i + 1 < namesAndValues.length; i += 2) {
            said = said.replace("{" + namesAndValues[i] + "}", String.valueOf(namesAndValues[i + 1]));
        }
        return Refusal.of(code, said, namesAndValues);
    }
}
