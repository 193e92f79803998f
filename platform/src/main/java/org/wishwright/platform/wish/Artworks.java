package org.wishwright.platform.wish;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.wishwright.configuration.Kind;
import org.wishwright.configuration.Model;
import org.wishwright.configuration.Module;
import org.wishwright.kernel.Refusal;
import org.wishwright.kernel.RefusedException;
import org.wishwright.platform.files.FileId;
import org.wishwright.platform.files.Files;
import org.wishwright.platform.files.Picture;
import org.wishwright.platform.files.Size;
import org.wishwright.platform.identity.PartyId;
import org.wishwright.provenance.ReceiptFile;

/**
 * Pictures that people add to what they want made. The id of one is the choice for an upload; knowing it grants nothing: its owner
 * sees it, and with an order who makes it.
 */
@Component
public class Artworks {

    private final Files files;
    private final Timestamps timestamps;

    Artworks(Files files, Timestamps timestamps) {
        this.files = files;
        this.timestamps = timestamps;
    }

    /**
     * Keeps a picture for an upload of the model, and sets down for ever that she had just this file now; refused as
     * {@link Files#keepPicture} does. @return the choice it makes
     */
    public String keep(PartyId owner, Model model, String module, byte[] upload) {
        if (model.modules().stream().noneMatch(m -> m.id().equals(module) && isUpload(m))) {
            throw new RefusedException(Refusal.of(
                    "selection.no-upload",
                    "The module '" + shortened(module) + "' takes no file; choose among its options.",
                    "field",
                    "file"));
        }
        var file = files.keepPicture(owner, upload, "file");
        timestamps.set(owner, file, upload);
        return file.toString();
    }

    /** What proves when she had a file of her own (存证); empty where it is not hers, or not in the log yet. */
    public Optional<ReceiptFile> receipt(PartyId owner, String choice) {
        return id(choice).filter(file -> files.isOf(owner, file)).flatMap(timestamps::receipt);
    }

    /** Refuses choices of files that are not hers as {@code selection.file-unknown}, so that nobody orders another's. */
    public void check(PartyId owner, Model model, Map<String, String> choices) {
        for (var module : model.modules()) {
            var choice = choices.get(module.id());
            if (choice != null
                    && isFile(module, choice)
                    && id(choice).filter(file -> files.isOf(owner, file)).isEmpty()) {
                throw new RefusedException(Refusal.of(
                        "selection.file-unknown",
                        "The file for '" + module.id() + "' is not one of yours; add your own.",
                        "field",
                        module.id(),
                        "module",
                        module.id()));
            }
        }
    }

    /** Her own picture; empty where there is none such. */
    public Optional<Picture> own(PartyId owner, String choice, Size size) {
        return id(choice).filter(file -> files.isOf(owner, file)).flatMap(file -> files.picture(file, size));
    }

    /** A picture that was ordered with; ask only for a reader who may see the order. */
    public Optional<Picture> ordered(Model model, Map<String, String> choices, String choice, Size size) {
        boolean within = model.modules().stream()
                .anyMatch(module -> isFile(module, choice) && choice.equals(choices.get(module.id())));
        return within ? id(choice).flatMap(file -> files.picture(file, size)) : Optional.empty();
    }

    /** Whether the choice for a module is a file. */
    public static boolean isFile(Module module, @Nullable String choice) {
        return choice != null && isUpload(module) && !choice.equals(Module.NONE);
    }

    private static boolean isUpload(Module module) {
        return module.kind() instanceof Kind.Upload;
    }

    private static Optional<FileId> id(String choice) {
        try {
            return Optional.of(new FileId(UUID.fromString(choice)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String shortened(String text) {
        return text.substring(0, Math.min(text.length(), 60));
    }
}
