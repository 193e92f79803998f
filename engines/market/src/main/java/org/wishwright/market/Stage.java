package org.wishwright.market;

/** Where a campaign is in its life. */
public sealed interface Stage {

    /** Not open yet: everything may still change. */
    record Draft() implements Stage {}

    /** Taking part is possible. */
    record Open() implements Stage {}

    /**
     * A stage of the mechanism's own.
     *
     * @param name lower case and hyphens
     */
    record Own(String name) implements Stage {}

    /** There is a deal. */
    record Settled() implements Stage {}

    /** No deal came about. */
    record Lapsed(String reason) implements Stage {}

    /** Called off. */
    record Cancelled(String reason) implements Stage {}

    default boolean isOver() {
        return switch (this) {
            case Draft _, Open _, Own _ -> false;
            case Settled _, Lapsed _, Cancelled _ -> true;
        };
    }

    /** One word for it: {@code draft}, {@code open}, the own name, {@code settled}, {@code lapsed}, {@code cancelled}. */
    default String word() {
        return switch (this) {
            case Draft _ -> "draft";
            case Open _ -> "open";
            case Own(var name) -> name;
            case Settled _ -> "settled";
            case Lapsed _ -> "lapsed";
            case Cancelled _ -> "cancelled";
        };
    }
}
