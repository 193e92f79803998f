package org.wishwright.platform.files;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Small glTF files. */
public final class TestShapes {

    /** One triangle of a metre. */
    public static final String JSON =
            "{\"asset\":{\"version\":\"2.0\"},\"scene\":0,\"scenes\":[{\"nodes\":[0]}],\"nodes\":[{\"mesh\":0}],"
                    + "\"meshes\":[{\"primitives\":[{\"attributes\":{\"POSITION\":0},\"indices\":1}]}],"
                    + "\"accessors\":[{\"bufferView\":0,\"componentType\":5126,\"count\":3,\"type\":\"VEC3\","
                    + "\"min\":[0,0,0],\"max\":[1,1,0]},"
                    + "{\"bufferView\":1,\"componentType\":5123,\"count\":3,\"type\":\"SCALAR\"}],"
                    + "\"bufferViews\":[{\"buffer\":0,\"byteLength\":36},{\"buffer\":0,\"byteOffset\":36,\"byteLength\":6}],"
                    + "\"buffers\":[{\"byteLength\":44}]}";

    private TestShapes() {}

    public static byte[] triangle() {
        return glb(JSON, 44);
    }

    /** @param length of the bytes that follow the description; the first hold the triangle */
    public static byte[] glb(String json, int length) {
        var text = json.getBytes(StandardCharsets.UTF_8);
        int padded = (text.length + 3) / 4 * 4;
        var file = ByteBuffer.allocate(12 + 8 + padded + 8 + length).order(ByteOrder.LITTLE_ENDIAN);
        file.putInt(0x46546C67).putInt(2).putInt(file.capacity());
        file.putInt(padded).putInt(0x4E4F534A).put(text);
        while (file.position() < 20 + padded) {
            file.put((byte) ' ');
        }
        file.putInt(length).putInt(0x004E4942);
        int bytes = file.position();
        for (float number : new float[] {0, 0, 0, 1, 0, 0, 0, 1, 0}) {
            file.putFloat(number);
        }
        file.putShort((short) 0).putShort((short) 1).putShort((short) 2);
        file.position(bytes + length);
        return file.array();
    }
}
