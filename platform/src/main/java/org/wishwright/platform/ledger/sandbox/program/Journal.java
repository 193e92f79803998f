package org.wishwright.platform.ledger.sandbox.program;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;

/** An append-only file of entries; many writers share one sync to disk. */
final class Journal implements Closeable {

    private final FileChannel file;
    private final Object writing = new Object();
    private final Object syncing = new Object();
    private long written;
    private long synced;

    private Journal(FileChannel file) {
        this.file = file;
    }

    /** Opens or creates it and tells every entry in it; a last line without an end is cut off. */
    static Journal open(Path path, Consumer<Entry> reader) throws IOException {
        long whole = Files.exists(path) ? replay(path, reader) : 0;
        var file = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        file.truncate(whole);
        file.position(whole);
        return new Journal(file);
    }

    private static long replay(Path path, Consumer<Entry> reader) throws IOException {
        long whole = 0;
        var line = new ByteArrayOutputStream();
        try (var in = new java.io.BufferedInputStream(Files.newInputStream(path), 1 << 16)) {
            for (int next = in.read(); next >= 0; next = in.read()) {
                if (next == '\n') {
                    reader.accept(Entry.read(line.toString(StandardCharsets.UTF_8)));
                    whole += line.size() + 1L;
                    line.reset();
                } else {
                    line.write(next);
                }
            }
        }
        return whole;
    }

    /** Appends; not yet safe on disk. */
    void append(Entry entry) {
        var bytes = ByteBuffer.wrap((entry.json() + "\n").getBytes(StandardCharsets.UTF_8));
        synchronized (writing) {
            try {
                while (bytes.hasRemaining()) {
                    file.write(bytes);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            written++;
        }
    }

    /** Returns once everything appended so far is on disk. */
    void sync() {
        long mark;
        synchronized (writing) {
            mark = written;
        }
        synchronized (syncing) {
            if (synced >= mark) {
                return; // another writer's sync took ours along
            }
            long reached;
            synchronized (writing) {
                reached = written;
            }
            try {
                file.force(false);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            synced = reached;
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
