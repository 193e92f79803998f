package org.wishwright.platform.production;

import java.time.Instant;

/**
 * A photo taken at an inspection of a piece, served at {@code /orders/{order}/pieces/{piece}/pictures/{no}}.
 *
 * @param no from 1 for each piece
 * @param passed whether the piece passed that inspection
 */
public record PiecePicture(PieceId piece, String serial, int no, boolean passed, Instant taken) {}
