package org.wishwright.platform.catalog.web;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.wishwright.kernel.Refusal;
import org.wishwright.kernel.RefusedException;
import org.wishwright.platform.catalog.Scenes;
import org.wishwright.platform.catalog.VersionId;

/** Scenes of published products, for everyone, as the products are. The same address always answers the same. */
@Controller
class SceneController {

    static final MediaType GLB = MediaType.valueOf("model/gltf-binary");

    private static final String CHOICE = "c_";

    private final Scenes scenes;

    SceneController(Scenes scenes) {
        this.scenes = scenes;
    }

    @GetMapping("/scenes/{version}.json")
    ResponseEntity<byte[]> scene(@PathVariable UUID version, @RequestParam Map<String, String> parameters) {
        var choices = new LinkedHashMap<String, String>();
        parameters.forEach((name, value) -> {
            if (name.startsWith(CHOICE)) {
                choices.put(name.substring(CHOICE.length()), value);
            }
        });
        return kept(scenes.json(new VersionId(version), choices), MediaType.APPLICATION_JSON);
    }

    /** A glTF part that the scene names. */
    @GetMapping("/scenes/{version}/{part}.glb")
    ResponseEntity<byte[]> part(@PathVariable UUID version, @PathVariable String part) {
        return kept(scenes.part(new VersionId(version), part), GLB);
    }

    private static ResponseEntity<byte[]> kept(Optional<byte[]> content, MediaType type) {
        var bytes = content.orElseThrow(() -> new RefusedException(Refusal.of(
                "catalog.scene-not-found", "This product has no such scene. Its picture is below /pictures.")));
        return ResponseEntity.ok()
                .eTag("W/\"" + UUID.nameUUIDFromBytes(bytes) + "\"") // weak: a strong one forbids to compress it
                .contentType(type)
                .cacheControl(
                        CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable())
                .body(bytes);
    }
}
