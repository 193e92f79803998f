package org.wishwright.platform.files;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.wishwright.platform.identity.PartyId;

/** Keeps parts in three dimensions. Who may see one is decided by the module whose object it belongs to. */
public interface Shapes {

    /**
     * Checks a glTF binary file and keeps it as it is. It holds geometry, materials and pictures (PNG, JPEG, WebP) and points at
     * nothing outside. The same file of the same owner is kept once and answers the same id.
     *
     * @param upload GLB 2.0, at most 8 MB and 500,000 triangles
     * @param name as the owner's machine named it
     * @param field the form's field that refusals name
     */
    FileId keepShape(PartyId owner, byte[] upload, String name, String field);

    /** The bytes of a shape; empty where there is none. */
    Optional<byte[]> shape(FileId id);

    /** What an owner has sent, newest first, at most 200. */
    List<Kept> kept(PartyId owner);

    /** Ids of what an owner has sent. */
    default Set<String> of(PartyId owner) {
        return kept(owner).stream().map(one -> one.id().toString()).collect(Collectors.toUnmodifiableSet());
    }

    record Kept(FileId id, String name, int triangles, int bytes) {}
}
