package org.wishwright.platform.files;

import java.util.List;
import java.util.Optional;
import org.wishwright.platform.identity.PartyId;

/** Keeps pictures. Who may see one is decided by the module whose object it hangs on. */
public interface Files {

    /**
     * Checks a picture, decodes it, turns it upright, drops all that stands beside the pixels (place, device, time), scales it down
     * to {@link Size#SCREEN} and keeps it. The same picture of the same owner is kept once and answers the same id.
     *
     * <p>Takes up to a second for a large photo, so call it outside a transaction.
     *
     * @param upload JPEG, PNG, GIF (its first frame) or BMP, at most 12 MB and 50 million pixels
     * @param field the form's field that refusals name
     */
    FileId keepPicture(PartyId owner, byte[] upload, String field);

    /** Whether the owner keeps a picture of this id. */
    boolean isOf(PartyId owner, FileId id);

    /** All that an owner keeps, oldest first. */
    List<FileId> of(PartyId owner);

    /** Empty where there is no such picture. */
    Optional<Picture> picture(FileId id, Size size);
}
