package org.wishwright.platform.identity;

/** Keys of other modules, each derived from the server's secret for one purpose: they stand in no table. */
public interface DerivedKeys {

    /**
     * The same for the same purpose as long as the server has the same secret.
     *
     * @return 32 bytes
     */
    byte[] key(String purpose);
}
