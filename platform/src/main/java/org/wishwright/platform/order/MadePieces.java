package org.wishwright.platform.order;

import java.util.Collection;
import java.util.Map;

/** How far the pieces of orders are, for lists of orders; a later stage knows and implements it. */
public interface MadePieces {

    /** Orders of which nothing was begun are absent. */
    Map<OrderId, Made> of(Collection<OrderId> orders);

    record Made(int total, int passed) {}
}
