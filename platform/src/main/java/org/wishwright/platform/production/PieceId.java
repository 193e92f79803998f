package org.wishwright.platform.production;

import java.util.UUID;

/** One piece; its serial is another thing. */
public record PieceId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
