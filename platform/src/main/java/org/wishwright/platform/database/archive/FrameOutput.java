package org.wishwright.platform.database.archive;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;

/** Cuts what is written into frames; only {@link #close()} writes the last one, so that a file left half way is told. */
final class FrameOutput extends OutputStream {

    static final int FRAME = 1 << 16;
    static final int LAST = 1 << 31;

    private final OutputStream out;
    private final FrameCheck check;
    private final byte[] frame = new byte[FRAME];
    private int filled;

    FrameOutput(OutputStream out, FrameCheck check) throws IOException {
        this.out = out;
        this.check = check;
        var head = check.head().bytes();
        out.write(head);
        check.begin(head);
    }

    @Override
    public void write(int one) throws IOException {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int count) throws IOException {
        int from = offset;
        int left = count;
        while (left > 0) {
            if (filled == FRAME) {
                put(filled);
            }
            int taken = Math.min(left, FRAME - filled);
            System.arraycopy(bytes, from, frame, filled, taken);
            filled += taken;
            from += taken;
            left -= taken;
        }
    }

    @Override
    public void close() throws IOException {
        put(filled | LAST);
        out.close();
    }

    private void put(int length) throws IOException {
        out.write(ByteBuffer.allocate(4).putInt(length).array());
        out.write(check.close(length, frame, filled));
        filled = 0;
    }
}
