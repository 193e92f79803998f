package org.wishwright.platform.identity.work;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.wishwright.platform.identity.PersonalData;
import tools.jackson.databind.ObjectMapper;

/** The ZIP that a person is handed; it is written as it grows and never held whole. */
final class ExportZip implements PersonalData.Export, AutoCloseable {

    private final ZipOutputStream zip;
    private final ObjectMapper json;

    ExportZip(OutputStream out, ObjectMapper json) {
        this.zip = new ZipOutputStream(out);
        this.json = json;
    }

    @Override
    public void rows(String name, List<? extends Map<String, ?>> rows) {
        var plain = new ArrayList<Map<String, Object>>();
        for (var row : rows) {
            var fields = new LinkedHashMap<String, Object>();
            row.forEach((field, value) -> {
                if (value != null) {
                    fields.put(field, plain(value));
                }
            });
            plain.add(fields);
        }
        file(name + ".json", json.writerWithDefaultPrettyPrinter().writeValueAsBytes(plain));
    }

    @Override
    public void file(String name, byte[] content) {
        try {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(content);
            zip.closeEntry();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }

    /** Ids and times as text; what JSON knows as it is. */
    private static Object plain(Object value) {
        return value instanceof Number || value instanceof Boolean || value instanceof Map || value instanceof List
                ? value
                : value.toString();
    }
}
