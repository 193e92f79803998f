package org.wishwright.platform.catalog;

import java.util.Map;
import java.util.Optional;

/** What a product looks like from all sides with the choices made, from the scene that its maker published with it. */
public interface Scenes {

    /** Whether the version has a scene. */
    boolean has(VersionId version);

    /**
     * The scene as plain JSON, as {@code docs/formats/scene.md} says; empty where the version has none. Modules without a choice are
     * shown as in the cheapest completion, and choices that do not exist or do not fit are passed over.
     */
    Optional<byte[]> json(VersionId version, Map<String, String> choices);

    /** A glTF part that the version's scene shows; empty where it has none of that name. */
    Optional<byte[]> part(VersionId version, String name);

    /** Where the JSON is to be had. */
    static String address(VersionId version, Map<String, String> choices) {
        return Pictures.address(version, choices)
                .replace("/pictures/", "/scenes/")
                .replaceFirst("\\.svg", ".json");
    }
}
