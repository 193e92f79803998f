package org.wishwright.platform.production.web;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import org.wishwright.platform.files.ChosenPictures;
import org.wishwright.platform.files.PictureAnswer;
import org.wishwright.platform.files.Size;
import org.wishwright.platform.identity.Caller;
import org.wishwright.platform.order.OrderId;
import org.wishwright.platform.production.PieceId;
import org.wishwright.platform.production.work.PictureDesk;

/** Photos of inspections: serves them, and takes those that a phone sends after its report. */
@RestController
class PicturePages {

    private final PictureDesk pictures;

    PicturePages(PictureDesk pictures) {
        this.pictures = pictures;
    }

    /** @param size {@code small} for a thumbnail */
    @GetMapping("/orders/{order}/pieces/{piece}/pictures/{no}")
    ResponseEntity<byte[]> picture(
            Caller caller,
            @PathVariable UUID order,
            @PathVariable UUID piece,
            @PathVariable int no,
            @RequestParam(defaultValue = "") String size) {
        var wanted = size.equals("small") ? Size.THUMBNAIL : Size.SCREEN;
        return PictureAnswer.of(pictures.picture(caller, new OrderId(order), new PieceId(piece), no, wanted));
    }

    @PostMapping("/api/v1/floor/pieces/{piece}/pictures")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void add(
            Caller caller,
            @PathVariable UUID piece,
            @RequestParam(defaultValue = "") String key,
            @RequestParam(required = false) @Nullable List<MultipartFile> picture) {
        pictures.attach(caller, pictures.keep(caller, new PieceId(piece), ChosenPictures.of(picture)), key);
    }
}
