package org.wishwright.platform.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.multipart.MultipartFile;

/** The pictures that came with a form; a browser sends an empty file for a field in which none was chosen. */
public final class ChosenPictures {

    private ChosenPictures() {}

    /** The files in which there is something, in their order. */
    public static List<byte[]> of(@Nullable List<MultipartFile> sent) {
        return sent == null
                ? List.of()
                : sent.stream()
                        .filter(file -> !file.isEmpty())
                        .map(ChosenPictures::bytes)
                        .toList();
    }

    private static byte[] bytes(MultipartFile file) {
        try {
            return file.getBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
