package org.wishwright.platform.wish.web;

import java.util.regex.Pattern;
import org.wishwright.platform.catalog.VersionId;

/**
 * What the choices are for: something new, a line of the cart or a line of an order. It stands in the address as {@code for}, so that two
 * windows that change two lines do not mix them up.
 *
 * @param text {@code cart_<line>_<mark>} for a line of the cart as it was seen, {@code moved_<line>_<mark>} where another window changed it
 *     meanwhile, {@code gone} where it left the cart, {@code order_<order>_<line>}; empty for something new
 */
public record Purpose(String text) {

    static final String PARAMETER = "for";
    static final Purpose NEW = new Purpose("");

    private static final Pattern WRITTEN =
            Pattern.compile("gone|(cart|moved)_[0-9a-f-]{36}_[0-9a-f]{1,64}|order_[0-9a-f-]{36}_[0-9a-f-]{36}");

    /** Whatever else stands in an address is for something new. */
    static Purpose of(String text) {
        return WRITTEN.matcher(text).matches() ? new Purpose(text) : NEW;
    }

    public boolean isNew() {
        return text.isEmpty() || text.equals("gone");
    }

    public boolean isOrdered() {
        return text.startsWith("order_");
    }

    /** Where the form goes whose button keeps the choices. */
    public String action(VersionId version) {
        return (isOrdered() ? lines() + "/choices" : "/cart/lines") + "?version=" + version;
    }

    /** Where the choices came from; empty for something new. */
    public String origin() {
        return isOrdered() ? lines().substring(0, lines().indexOf("/lines")) : isNew() ? "" : "/cart";
    }

    /** Key of the button's words. */
    public String button() {
        return isOrdered() ? "wish.review-change" : isNew() ? "wish.to-cart" : "wish.save-line";
    }

    /** Key of the words that say what is being changed, or what happened to it; empty where there is nothing to say. */
    public String note() {
        if (text.isEmpty()) {
            return "";
        }
        return isOrdered() ? "wish.for-order" : "wish.for-" + text.split("_", 2)[0];
    }

    private String lines() {
        var parts = text.split("_", 3);
        return "/orders/" + parts[1] + "/lines/" + parts[2];
    }
}
