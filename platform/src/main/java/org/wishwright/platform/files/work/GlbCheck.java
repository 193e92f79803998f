package org.wishwright.platform.files.work;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.wishwright.kernel.Outcome;
import org.wishwright.kernel.Refusal;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Whether a file is a glTF 2.0 binary that a browser may be given: a header, one JSON chunk, at most one chunk of bytes; every view
 * within those bytes, every accessor within its view, pictures embedded, nothing outside, no extension but a few that only say how a
 * surface looks.
 */
final class GlbCheck {

    static final int MOST_BYTES = 8_000_000;
    static final int MOST_TRIANGLES = 500_000;

    private static final int MOST_JSON = 1024 * 1024;
    private static final int MOST_OF_A_KIND = 2_000;
    private static final int MOST_NODES_DEEP = 32;
    private static final int HEADER = 12;
    private static final int CHUNK_HEADER = 8;
    private static final int MAGIC = 0x46546C67;
    private static final int JSON_CHUNK = 0x4E4F534A;
    private static final int BIN_CHUNK = 0x004E4942;
    private static final int TRIANGLES = 4;
    private static final int CORNERS = 3;
    private static final Set<String> EXTENSIONS = Set.of(
            "KHR_materials_unlit",
            "KHR_materials_clearcoat",
            "KHR_materials_ior",
            "KHR_materials_sheen",
            "KHR_materials_specular",
            "KHR_materials_transmission",
            "KHR_materials_emissive_strength",
            "KHR_texture_transform",
            "KHR_mesh_quantization",
            "EXT_texture_webp");
    private static final Set<String> PICTURES = Set.of("image/png", "image/jpeg", "image/webp");
    private static final JsonMapper JSON = new JsonMapper(JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MOST_NODES_DEEP)
                    .build())
            .build());

    private final byte[] file;
    private int binary;
    private int binaryLength;

    private GlbCheck(byte[] file) {
        this.file = file;
    }

    private static final class Fault extends Exception {
        private static final long serialVersionUID = 1L;

        Fault(String reason) {
            super(reason, null, false, false);
        }
    }

    /** How many triangles it draws, or {@code files.shape-invalid} with the reason. */
    static Outcome<Integer> triangles(byte[] file, String field) {
        try {
            return Outcome.accepted(new GlbCheck(file).check());
        } catch (Fault fault) {
            return Outcome.refused(Refusal.of(
                    "files.shape-invalid",
                    "The 3D file was not taken: {reason}.",
                    "reason",
                    String.valueOf(fault.getMessage()),
                    "field",
                    field));
        }
    }

    private int check() throws Fault {
        when(file.length > MOST_BYTES, "it has more than " + MOST_BYTES / 1_000_000 + " MB");
        when(file.length < HEADER + CHUNK_HEADER, "it is no glTF binary (.glb)");
        var bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        when(bytes.getInt() != MAGIC, "it is no glTF binary (.glb)");
        when(bytes.getInt() != 2, "it is not of glTF version 2");
        when(
                Integer.toUnsignedLong(bytes.getInt()) != file.length,
                "its length is not the one it names; it was cut off");
        int json = chunk(bytes, HEADER, JSON_CHUNK);
        when(json > MOST_JSON, "its description has more than 1 MB");
        int after = HEADER + CHUNK_HEADER + json;
        if (after < file.length) {
            binaryLength = chunk(bytes, after, BIN_CHUNK);
            binary = after + CHUNK_HEADER;
            when(binary + binaryLength != file.length, "something follows its bytes");
        }
        return check(parsed(json));
    }

    private int chunk(ByteBuffer bytes, int at, int type) throws Fault {
        when(at + CHUNK_HEADER > file.length || at % 4 != 0, "it was cut off");
        long length = Integer.toUnsignedLong(bytes.getInt(at));
        when(bytes.getInt(at + 4) != type, "its parts are not a description and then bytes");
        when(length > file.length - at - CHUNK_HEADER, "it was cut off");
        return (int) length;
    }

    private JsonNode parsed(int length) throws Fault {
        try {
            var text = new String(file, HEADER + CHUNK_HEADER, length, StandardCharsets.UTF_8);
            var root = JSON.readTree(text);
            when(!root.isObject(), "its description is no JSON object");
            return root;
        } catch (JacksonException e) {
            throw new Fault("its description is no sound JSON");
        }
    }

    private int check(JsonNode root) throws Fault {
        when(!root.path("asset").path("version").asString("").equals("2.0"), "it is not of glTF version 2");
        for (var list : root) {
            when(
                    list.isArray() && list.size() > MOST_OF_A_KIND,
                    "a list in it has more than " + MOST_OF_A_KIND + " entries");
        }
        checkExtensions(root);
        checkNothingOutside(root);
        checkViews(root);
        checkAccessors(root);
        checkImages(root);
        checkNodes(root);
        return countTriangles(root);
    }

    private static void checkExtensions(JsonNode root) throws Fault {
        for (var list : new String[] {"extensionsUsed", "extensionsRequired"}) {
            for (var extension : root.path(list)) {
                var name = extension.asString("");
                when(!EXTENSIONS.contains(name), "it uses '" + shortened(name) + "', which is not taken here");
            }
        }
        when(
                root.path("skins").size() > 0 || root.path("animations").size() > 0,
                "it moves; take out skins and animations");
    }

    /** An address anywhere is one too many, in whatever part of the description. */
    private static void checkNothingOutside(JsonNode node) throws Fault {
        when(node.isObject() && node.has("uri"), "it points outside; embed its buffers and pictures");
        for (var child : node) {
            checkNothingOutside(child);
        }
    }

    private void checkViews(JsonNode root) throws Fault {
        var buffers = root.path("buffers");
        when(buffers.size() > 1, "it has more than one buffer");
        for (var buffer : buffers) {
            long named = whole(buffer, "byteLength", -1);
            when(named < 1 || named > binaryLength, "its buffer is longer than its bytes");
        }
        for (var view : root.path("bufferViews")) {
            long offset = whole(view, "byteOffset", 0);
            long length = whole(view, "byteLength", -1);
            when(whole(view, "buffer", -1) != 0 || buffers.isEmpty(), "a view is of a buffer that is not there");
            when(offset < 0 || length < 1 || offset + length > binaryLength, "a view lies outside its bytes");
            long stride = whole(view, "byteStride", 4);
            when(stride < 4 || stride > 252, "a view has a stride that is none");
        }
    }

    private static void checkAccessors(JsonNode root) throws Fault {
        for (var accessor : root.path("accessors")) {
            when(accessor.has("sparse"), "it has sparse accessors, which are not taken here");
            long count = whole(accessor, "count", -1);
            int part = componentBytes(accessor);
            int parts = components(accessor);
            when(count < 1 || part == 0 || parts == 0, "an accessor has no type or count");
            if (accessor.has("bufferView")) {
                var view = at(root, "bufferViews", whole(accessor, "bufferView", -1));
                long stride = view.has("byteStride") ? whole(view, "byteStride", 4) : (long) part * parts;
                long end = whole(accessor, "byteOffset", 0) + (count - 1) * stride + (long) part * parts;
                when(
                        whole(accessor, "byteOffset", 0) < 0 || end > whole(view, "byteLength", 0),
                        "an accessor reads beyond its view");
            } else {
                when(count > MOST_TRIANGLES * (long) CORNERS, "an accessor of nothing is too long");
            }
        }
    }

    private void checkImages(JsonNode root) throws Fault {
        for (var image : root.path("images")) {
            when(!PICTURES.contains(image.path("mimeType").asString("")), "a picture in it is not PNG, JPEG or WebP");
            var view = at(root, "bufferViews", whole(image, "bufferView", -1));
            int at = binary + (int) whole(view, "byteOffset", 0);
            int length = (int) whole(view, "byteLength", 0);
            when(
                    !GlbPicture.isSound(file, at, length, image.path("mimeType").asString("")),
                    "a picture in it is not what it says, or larger than " + GlbPicture.LONGEST + " pixels a side");
        }
    }

    /** Every node has at most one parent, and none is above itself. */
    private static void checkNodes(JsonNode root) throws Fault {
        var nodes = root.path("nodes");
        var parents = new int[nodes.size()];
        java.util.Arrays.fill(parents, -1);
        for (int i = 0; i < nodes.size(); i++) {
            for (var child : nodes.get(i).path("children")) {
                int index = child.asInt(-1);
                when(index < 0 || index >= parents.length || parents[index] >= 0, "its nodes are no tree");
                parents[index] = i;
            }
        }
        for (int i = 0; i < parents.length; i++) {
            int depth = 0;
            for (int up = parents[i]; up >= 0; up = parents[up]) {
                when(++depth > MOST_NODES_DEEP, "its nodes are nested too deep");
            }
        }
    }

    /** As often as nodes show each mesh. */
    private static int countTriangles(JsonNode root) throws Fault {
        long shown = 0;
        var nodes = root.path("nodes");
        for (var node : nodes) {
            if (!node.has("mesh")) {
                continue;
            }
            for (var primitive : at(root, "meshes", whole(node, "mesh", -1)).path("primitives")) {
                when(whole(primitive, "mode", TRIANGLES) != TRIANGLES, "it draws something else than triangles");
                when(!primitive.path("attributes").has("POSITION"), "a mesh in it has no points");
                for (var attribute : primitive.path("attributes")) {
                    at(root, "accessors", attribute.asInt(-1));
                }
                long corners = primitive.has("indices")
                        ? whole(at(root, "accessors", whole(primitive, "indices", -1)), "count", 0)
                        : whole(
                                at(
                                        root,
                                        "accessors",
                                        primitive
                                                .path("attributes")
                                                .path("POSITION")
                                                .asInt(-1)),
                                "count",
                                0);
                shown += corners / CORNERS;
                when(shown > MOST_TRIANGLES, "it has more than " + MOST_TRIANGLES + " triangles");
            }
        }
        when(shown == 0, "there is nothing to see in it");
        return (int) shown;
    }

    private static JsonNode at(JsonNode root, String list, long index) throws Fault {
        when(index < 0 || index >= root.path(list).size(), "it speaks of one of its " + list + " that is not there");
        return root.path(list).get((int) index);
    }

    private static long whole(JsonNode node, String name, long otherwise) throws Fault {
        var value = node.path(name);
        if (value.isMissingNode()) {
            return otherwise;
        }
        when(!value.isIntegralNumber() || !value.canConvertToInt(), "its " + name + " is no whole number");
        return value.asInt();
    }

    private static int componentBytes(JsonNode accessor) throws Fault {
        return switch ((int) whole(accessor, "componentType", 0)) {
            case 5120, 5121 -> 1;
            case 5122, 5123 -> 2;
            case 5125, 5126 -> 4;
            default -> 0;
        };
    }

    private static int components(JsonNode accessor) {
        return switch (accessor.path("type").asString("")) {
            case "SCALAR" -> 1;
            case "VEC2" -> 2;
            case "VEC3" -> 3;
            case "VEC4", "MAT2" -> 4;
            case "MAT3" -> 9;
            case "MAT4" -> 16;
            default -> 0;
        };
    }

    private static void when(boolean wrong, String reason) throws Fault {
        if (wrong) {
            throw new Fault(reason);
        }
    }

    private static String shortened(String text) {
        return text.length() <= 40 ? text : text.substring(0, 40) + "…";
    }
}
