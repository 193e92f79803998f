package org.wishwright.platform.database.archive;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;
import org.wishwright.platform.database.archive.ArchiveWriter.Table;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Reads the file from its head to its end, once. */
public final class ArchiveReader {

    private static final int LARGEST_MANIFEST = 16 << 20;
    private static final String DAMAGED = "The backup is damaged: what lies in it cannot be read. Nothing was touched.";

    /** Takes what is found, in the file's order; rows that a table's content says must be those the file says. */
    public interface Visitor<E extends Exception> {

        void manifest(Manifest manifest) throws E;

        /** Reads the content to its end. @return how many rows there were; -1 where nobody counted */
        long table(Table table, InputStream content) throws E, IOException;

        void sequence(String schema, String name, long last, boolean called) throws E;
    }

    /** What the file said at its end. */
    public record Read(Manifest manifest, int tables, long rows) {}

    private ArchiveReader() {}

    /** Reads all of it; refused ({@code backup.damaged}, {@code .passphrase-…}, {@code .newer}) where the file is not whole. */
    public static <E extends Exception> Read read(InputStream file, @Nullable String passphrase, Visitor<E> visitor)
            throws E, IOException {
        var raw = new BufferedInputStream(file);
        var found = Head.read(raw);
        var check = FrameCheck.open(found.head(), passphrase);
        check.begin(found.bytes());
        var frames = new FrameInput(raw, check);
        try {
            var in = new DataInputStream(new BufferedInputStream(new GZIPInputStream(frames, ArchiveWriter.PIECE)));
            var read = entries(in, visitor);
            if (in.read() >= 0 || frames.read() >= 0) {
                throw Head.damaged(DAMAGED);
            }
            return read;
        } catch (EOFException | ZipException | JacksonException e) {
            throw Head.damaged(DAMAGED);
        }
    }

    private static <E extends Exception> Read entries(DataInputStream in, Visitor<E> visitor) throws E, IOException {
        if (in.readByte() != ArchiveWriter.MANIFEST) {
            throw Head.damaged(DAMAGED);
        }
        var manifest = manifest(in);
        visitor.manifest(manifest);
        int tables = 0;
        long rows = 0;
        while (true) {
            switch (in.readByte()) {
                case ArchiveWriter.TABLE -> {
                    rows += table(in, visitor);
                    tables++;
                }
                case ArchiveWriter.SEQUENCE ->
                    visitor.sequence(in.readUTF(), in.readUTF(), in.readLong(), in.readBoolean());
                case ArchiveWriter.END -> {
                    if (in.readInt() != tables || in.readLong() != rows) {
                        throw Head.damaged("The backup is damaged: tables are missing in it. Nothing was touched.");
                    }
                    return new Read(manifest, tables, rows);
                }
                default -> throw Head.damaged(DAMAGED);
            }
        }
    }

    private static Manifest manifest(DataInputStream in) throws IOException {
        int length = in.readInt();
        if (length < 0 || length > LARGEST_MANIFEST) {
            throw Head.damaged(DAMAGED);
        }
        return JsonMapper.builder().build().readValue(in.readNBytes(length), Manifest.class);
    }

    private static <E extends Exception> long table(DataInputStream in, Visitor<E> visitor) throws E, IOException {
        var schema = in.readUTF();
        var name = in.readUTF();
        int count = in.readInt();
        if (count < 0 || count > 1_600) { // PostgreSQL's own limit
            throw Head.damaged(DAMAGED);
        }
        var columns = new ArrayList<String>();
        for (int i = 0; i < count; i++) {
            columns.add(in.readUTF());
        }
        var table = new Table(schema, name, columns);
        var content = new Content(in);
        long taken = visitor.table(table, content);
        content.finish();
        long rows = in.readLong();
        if (taken >= 0 && taken != rows) {
            throw Head.damaged(
                    "The backup is damaged: " + table + " should have " + rows + " rows and has " + taken + ".");
        }
        return rows;
    }

    /** A table's content, which ends with an empty piece. */
    private static final class Content extends InputStream {

        private final DataInputStream in;
        private int left;
        private boolean ended;

        Content(DataInputStream in) {
            this.in = in;
        }

        @Override
        public int read() throws IOException {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] into, int offset, int count) throws IOException {
            if (left == 0 && !ended) {
                left = in.readInt();
                ended = left == 0;
            }
            if (ended) {
                return -1;
            }
            int taken = in.read(into, offset, Math.min(count, left));
            if (taken < 0) {
                throw new EOFException();
            }
            left -= taken;
            return taken;
        }

        void finish() throws IOException {
            var rest = new byte[ArchiveWriter.PIECE];
            while (read(rest, 0, rest.length) >= 0) {
                // what nobody wanted still has to be whole
            }
        }
    }
}
