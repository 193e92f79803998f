package org.wishwright.platform.campaign.work;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.wishwright.kernel.Refusal;
import org.wishwright.kernel.RefusedException;
import org.wishwright.platform.campaign.ways.Field;
import org.wishwright.platform.files.FileId;
import org.wishwright.platform.files.Files;
import org.wishwright.platform.files.Picture;
import org.wishwright.platform.files.Size;
import org.wishwright.platform.identity.Caller;
import org.wishwright.platform.identity.PartyId;
import org.wishwright.platform.wish.Timestamps;

/** Photos and drawings that come with a campaign's forms: each is kept, re-encoded, with proof of when its owner had it (存证). */
@Service
public class Uploads {

    private final Files files;
    private final Timestamps timestamps;

    Uploads(Files files, Timestamps timestamps) {
        this.files = files;
        this.timestamps = timestamps;
    }

    /** One file of a form. @param name as its sender calls it, for her alone */
    public record Upload(String name, byte[] content) {}

    /**
     * Keeps files of a field, outside any transaction, since pictures are re-encoded; refused naming the file.
     *
     * @param kept ids of those kept before, to which each is added as soon as it is kept
     */
    public void keep(PartyId owner, Field field, List<String> kept, List<Upload> uploads) {
        kept.removeIf(id -> find(owner, id).isEmpty());
        for (var upload : uploads) {
            if (kept.size() >= field.rows()) {
                throw refused(
                        Refusal.of(
                                "campaign.files-too-many",
                                "At most {most} files fit here. Leave some out.",
                                "most",
                                field.rows()),
                        field.name(),
                        upload.name());
            }
            var id = keep(owner, field.name(), upload).toString();
            if (!kept.contains(id)) {
                kept.add(id);
            }
        }
    }

    /** Keeps one, outside any transaction. */
    public FileId keep(PartyId owner, String field, Upload upload) {
        try {
            var id = files.keepPicture(owner, upload.content(), field);
            timestamps.set(owner, id, upload.content());
            return id;
        } catch (RefusedException e) {
            throw refused(e.refusal(), field, upload.name());
        }
    }

    private static RefusedException refused(Refusal refusal, String field, String file) {
        var values = new LinkedHashMap<>(refusal.values());
        values.put("field", field);
        values.put("file", file.substring(0, Math.min(file.length(), 80)));
        return new RefusedException(new Refusal(refusal.code(), refusal.sentence(), values));
    }

    /** A file that a party keeps. */
    public Optional<FileId> find(PartyId owner, String id) {
        try {
            return Optional.of(new FileId(UUID.fromString(id))).filter(file -> files.isOf(owner, file));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** A file of the caller's own, or of an organisation of hers. */
    public Optional<Picture> own(Caller caller, UUID id, Size size) {
        var file = new FileId(id);
        return CampaignReading.sides(caller).stream().anyMatch(side -> files.isOf(side, file))
                ? files.picture(file, size)
                : Optional.empty();
    }

    /** Ids by a comma each, to be changed. */
    public static List<String> list(String kept) {
        return new ArrayList<>(kept.isBlank() ? List.of() : List.of(kept.split(",", -1)));
    }
}
