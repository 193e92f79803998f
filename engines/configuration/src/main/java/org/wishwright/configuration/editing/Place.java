package org.wishwright.configuration.editing;

/**
 * Something in a model that can be changed.
 *
 * @param id of the module, rule, price table or test case; empty for the product
 * @param option of the module; empty where it is about the whole
 */
public record Place(Kind kind, String id, String option) {

    public enum Kind {
        PRODUCT,
        MODULE,
        OPTION,
        RULE,
        PRICES,
        CASE
    }

    public static final Place PRODUCT = new Place(Kind.PRODUCT, "", "");

    public static Place module(String id) {
        return new Place(Kind.MODULE, id, "");
    }

    public static Place option(String module, String option) {
        return new Place(Kind.OPTION, module, option);
    }

    /** What is made as a piece: an option, or a module without a list of options where that is empty. */
    public static Place made(String module, String option) {
        return option.isEmpty() ? module(module) : option(module, option);
    }

    public static Place rule(String id) {
        return new Place(Kind.RULE, id, "");
    }

    public static Place prices(String id) {
        return new Place(Kind.PRICES, id, "");
    }

    public static Place testCase(String id) {
        return new Place(Kind.CASE, id, "");
    }

    @Override
    public String toString() {
        return option.isEmpty() ? id : id + " / " + option;
    }
}
