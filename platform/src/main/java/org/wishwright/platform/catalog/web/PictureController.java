package org.wishwright.platform.catalog.web;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.wishwright.platform.catalog.Catalog;
import org.wishwright.platform.catalog.Pictures;
import org.wishwright.platform.catalog.VersionId;

/** Pictures of published products as images, for everyone, as the products are. The same address always shows the same. */
@Controller
class PictureController {

    private static final String CHOICE = "c_";

    private final Catalog catalog;
    private final Pictures pictures;

    PictureController(Catalog catalog, Pictures pictures) {
        this.catalog = catalog;
        this.pictures = pictures;
    }

    @GetMapping("/pictures/{version}.svg")
    ResponseEntity<byte[]> picture(@PathVariable UUID version, @RequestParam Map<String, String> parameters) {
        var choices = new LinkedHashMap<String, String>();
        parameters.forEach((name, value) -> {
            if (name.startsWith(CHOICE)) {
                choices.put(name.substring(CHOICE.length()), value);
            }
        });
        var id = new VersionId(version);
        var svg = pictures.svg(id, choices, catalog.published(id).name().source());
        var bytes = svg.getBytes(StandardCharsets.UTF_8);
        return ResponseEntity.ok()
                .eTag("W/\"" + UUID.nameUUIDFromBytes(bytes) + "\"") // weak: a strong one forbids to compress it
                .contentType(MediaType.valueOf("image/svg+xml"))
                .cacheControl(
                        CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable())
                .header("Content-Security-Policy", "default-src 'none'; style-src 'none'; sandbox")
                .body(bytes);
    }
}
