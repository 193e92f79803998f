package org.wishwright.platform.evidence.web;

import java.time.Duration;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.wishwright.kernel.CanonicalJson;
import org.wishwright.platform.evidence.EvidenceBook;
import org.wishwright.provenance.SignedNote;
import org.wishwright.provenance.Tile;

/** The whole log for whoever wants to check it, in files that never change (C2SP tlog-tiles, prefix {@code /log}). */
@RestController
class TileController {

    private static final MediaType TEXT = MediaType.parseMediaType("text/plain;charset=UTF-8");
    private static final CacheControl FOR_EVER =
            CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable();

    private final EvidenceBook book;

    TileController(EvidenceBook book) {
        this.book = book;
    }

    /** The log as it stood within the last second, by its own dated signature. */
    @GetMapping("/log/checkpoint")
    ResponseEntity<String> checkpoint() {
        return text(book.fresh());
    }

    /** The latest checkpoint that witnesses cosigned; 404 where none is configured or none has answered yet. */
    @GetMapping("/log/witnessed")
    ResponseEntity<String> witnessed() {
        return book.witnessed()
                .map(TileController::text)
                .orElseGet(() -> ResponseEntity.notFound().build());
    }

    /** The keys that signed and sign, with the notes by which one handed over to the next. */
    @GetMapping("/log/keys")
    ResponseEntity<String> keys() {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .cacheControl(CacheControl.noCache())
                .body(CanonicalJson.write(book.keys().members()));
    }

    @GetMapping("/log/tile/{*path}")
    ResponseEntity<byte[]> tile(@PathVariable String path) {
        return Tile.parse("tile" + path)
                .flatMap(book::tile)
                .map(bytes -> ResponseEntity.ok()
                        .contentType(MediaType.APPLICATION_OCTET_STREAM)
                        .cacheControl(FOR_EVER)
                        .body(bytes))
                .orElseGet(() -> ResponseEntity.status(HttpStatus.NOT_FOUND)
                        .cacheControl(CacheControl.noStore())
                        .build());
    }

    private static ResponseEntity<String> text(SignedNote note) {
        return ResponseEntity.ok()
                .contentType(TEXT)
                .cacheControl(CacheControl.noCache())
                .body(note.toString());
    }
}
