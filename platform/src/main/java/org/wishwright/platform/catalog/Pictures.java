package org.wishwright.platform.catalog;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** What a product looks like with the choices made, drawn from the picture that its maker published with it. */
public interface Pictures {

    /**
     * An {@code svg} element to stand in a page. Modules without a choice are drawn as in the cheapest completion, so that the picture
     * is whole; choices that do not exist or do not fit are passed over. A product without a picture gets an emblem.
     *
     * @param alt what it shows, for those who do not see it
     */
    String svg(VersionId version, Map<String, String> choices, String alt);

    /** Those of the choices that are seen in the picture; a body's measures, as a rule, are not. */
    Map<String, String> seen(VersionId version, Map<String, String> choices);

    /** Where the same picture is to be had as an image that browsers keep. */
    static String address(VersionId version, Map<String, String> choices) {
        var address = new StringBuilder("/pictures/").append(version).append(".svg");
        char mark = '?';
        for (var choice : choices.entrySet()) {
            address.append(mark)
                    .append("c_")
                    .append(encoded(choice.getKey()))
                    .append('=')
                    .append(encoded(choice.getValue()));
            mark = '&';
        }
        return address.toString();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
