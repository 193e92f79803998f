package org.wishwright.platform.database.archive;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Writes the file entry by entry; memory is that of a few frames, however large a table is. */
public final class ArchiveWriter implements AutoCloseable {

    static final int MANIFEST = 'M';
    static final int TABLE = 'T';
    static final int SEQUENCE = 'S';
    static final int END = 'E';
    static final int PIECE = 1 << 16;

    /** Writes a table's content. @return its rows */
    @FunctionalInterface
    public interface Content<E extends Exception> {
        long writeTo(OutputStream out) throws E, IOException;
    }

    private final DataOutputStream out;
    private int tables;
    private long rows;

    /** @param passphrase null: the file is not sealed, only checked */
    public ArchiveWriter(OutputStream file, @Nullable String passphrase, SecureRandom random) throws IOException {
        var frames = new FrameOutput(new BufferedOutputStream(file), FrameCheck.create(passphrase, random));
        out = new DataOutputStream(new BufferedOutputStream(new GZIPOutputStream(frames, PIECE), PIECE));
    }

    public void manifest(Manifest manifest) throws IOException {
        out.writeByte(MANIFEST);
        var json = JsonMapper.builder().build().writeValueAsString(manifest).getBytes(StandardCharsets.UTF_8);
        out.writeInt(json.length);
        out.write(json);
    }

    /** @return the table's rows */
    public <E extends Exception> long table(Table table, Content<E> content) throws E, IOException {
        out.writeByte(TABLE);
        out.writeUTF(table.schema());
        out.writeUTF(table.name());
        out.writeInt(table.columns().size());
        for (var column : table.columns()) {
            out.writeUTF(column);
        }
        long written;
        try (var pieces = new BufferedOutputStream(new Pieces(), PIECE)) {
            written = content.writeTo(pieces);
        }
        out.writeInt(0);
        out.writeLong(written);
        tables++;
        rows += written;
        return written;
    }

    public void sequence(String schema, String name, long last, boolean called) throws IOException {
        out.writeByte(SEQUENCE);
        out.writeUTF(schema);
        out.writeUTF(name);
        out.writeLong(last);
        out.writeBoolean(called);
    }

    /** Says that all has been said; a file without it is refused. */
    public void end() throws IOException {
        out.writeByte(END);
        out.writeInt(tables);
        out.writeLong(rows);
    }

    @Override
    public void close() throws IOException {
        out.close();
    }

    /** One table, by its names in the database. */
    public record Table(String schema, String name, List<String> columns) {

        public Table {
            columns = List.copyOf(columns);
        }

        @Override
        public String toString() {
            return schema + "." + name;
        }
    }

    private final class Pieces extends OutputStream {

        @Override
        public void write(int one) throws IOException {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int count) throws IOException {
            if (count > 0) {
                out.writeInt(count);
                out.write(bytes, offset, count);
            }
        }
    }
}
