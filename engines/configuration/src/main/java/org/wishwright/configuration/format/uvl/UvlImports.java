package org.wishwright.configuration.format.uvl;

import java.util.List;
import java.util.Optional;

/** Where the files are that a UVL file imports. */
@FunctionalInterface
public interface UvlImports {

    /** @param path folders and name without {@code .uvl}, from where the first file is; the file's bytes, or empty where there is none */
    Optional<byte[]> find(List<String> path);

    /** For a file that stands alone. */
    static UvlImports none() {
        return path -> Optional.empty();
    }
}
