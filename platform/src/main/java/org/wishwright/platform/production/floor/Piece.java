package org.wishwright.platform.production.floor;

import org.wishwright.platform.order.OrderId;
import org.wishwright.platform.production.PieceId;

/** A piece that waits for its verdict. */
public record Piece(PieceId id, String serial, OrderId order) {}
