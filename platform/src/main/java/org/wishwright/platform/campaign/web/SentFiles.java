package org.wishwright.platform.campaign.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartHttpServletRequest;
import org.wishwright.platform.campaign.ways.Field;
import org.wishwright.platform.campaign.work.Uploads;
import org.wishwright.platform.identity.PartyId;

/** Takes the files out of a form, so that what was sent tells only their ids; those that were kept stay kept when another is refused. */
@Component
class SentFiles {

    private final Uploads uploads;

    SentFiles(Uploads uploads) {
        this.uploads = uploads;
    }

    /** @param sent to which the ids are added */
    void keep(PartyId owner, List<Field> fields, HttpServletRequest request, Map<String, String> sent) {
        for (var field : fields) {
            if (field.type() == Field.Type.FILES) {
                var kept = Uploads.list(sent.getOrDefault(field.name() + Field.KEPT, ""));
                kept.removeIf(id -> sent.containsKey(field.name() + ".drop." + id));
                try {
                    uploads.keep(owner, field, kept, of(field, request));
                } finally {
                    sent.put(field.name() + Field.KEPT, String.join(",", kept));
                }
            }
        }
    }

    private static List<Uploads.Upload> of(Field field, HttpServletRequest request) {
        return request instanceof MultipartHttpServletRequest parts
                ? parts.getFiles(field.name()).stream()
                        .filter(file -> !file.isEmpty())
                        .map(SentFiles::read)
                        .toList()
                : List.of();
    }

    static Uploads.Upload read(MultipartFile file) {
        try {
            var name = file.getOriginalFilename();
            return new Uploads.Upload(name == null ? "" : name, file.getBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
