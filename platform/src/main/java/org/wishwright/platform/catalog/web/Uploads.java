package org.wishwright.platform.catalog.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.multipart.MultipartFile;
import org.wishwright.kernel.LocalText;
import org.wishwright.kernel.Refusal;
import org.wishwright.kernel.RefusedException;
import org.wishwright.platform.catalog.DraftFiles;
import org.wishwright.platform.files.FileId;
import org.wishwright.platform.files.Shapes;
import org.wishwright.platform.identity.PartyId;

/** Turns what people and programs send into what the workbench takes. */
final class Uploads {

    private Uploads() {}

    static DraftFiles files(
            MultipartFile model,
            @Nullable MultipartFile prices,
            @Nullable MultipartFile production,
            long minorPerCost) {
        if (model.isEmpty()) {
            throw new RefusedException(
                    Refusal.of("model.file-missing", "Choose the model file to upload.", "field", "model"));
        }
        var name = model.getOriginalFilename();
        return new DraftFiles(
                name == null ? "" : name, bytes(model), optional(prices), optional(production), minorPerCost);
    }

    static byte[] picture(MultipartFile picture) {
        if (picture.isEmpty()) {
            throw new RefusedException(
                    Refusal.of("model.file-missing", "Choose the picture file to upload.", "field", "picture"));
        }
        return bytes(picture);
    }

    /** UTF-8; what is none becomes a character that no scene may hold. */
    static String scene(MultipartFile scene) {
        if (scene.isEmpty()) {
            throw new RefusedException(
                    Refusal.of("model.file-missing", "Choose the scene's file to upload.", "field", "scene"));
        }
        var text = new String(bytes(scene), StandardCharsets.UTF_8);
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    static FileId keep(Shapes shapes, PartyId owner, MultipartFile shape) {
        if (shape.isEmpty()) {
            throw new RefusedException(
                    Refusal.of("model.file-missing", "Choose the 3D file to upload.", "field", "shape"));
        }
        var name = shape.getOriginalFilename();
        return shapes.keepShape(owner, bytes(shape), name == null ? "" : name, "shape");
    }

    /** A browser sends an empty file for a field left empty. */
    private static byte @Nullable [] optional(@Nullable MultipartFile file) {
        return file == null || file.isEmpty() ? null : bytes(file);
    }

    static byte[] bytes(MultipartFile file) {
        try {
            return file.getBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The first language given is the source. */
    static LocalText name(@Nullable Map<String, String> texts) {
        var given = new LinkedHashMap<String, String>();
        if (texts != null) {
            texts.forEach((language, text) -> {
                if (text != null && !text.isBlank()) {
                    given.put(language, text.strip());
                }
            });
        }
        if (given.isEmpty()) {
            throw new RefusedException(Refusal.of("catalog.name-missing", "Give the product a name.", "field", "name"));
        }
        return new LocalText(given.keySet().iterator().next(), given);
    }

    static Currency currency(@Nullable String code) {
        return Currency.getAvailableCurrencies().stream()
                .filter(known -> known.getCurrencyCode().equals(code) && known.getDefaultFractionDigits() >= 0)
                .findFirst()
                .orElseThrow(() -> new RefusedException(Refusal.of(
                        "catalog.currency-unknown",
                        "The currency is a code of ISO 4217, such as CNY or EUR.",
                        "field",
                        "currency")));
    }
}
