package org.wishwright.market;

/**
 * An input that nobody but its party and the program may read before the campaign is over: the public log carries its
 * commitment, and the record carries the input with its nonce.
 */
public interface Hidden {

    /**
     * See {@link Commitment}.
     *
     * @param nonce 64 hexadecimal digits
     */
    String committed(String nonce);
}
