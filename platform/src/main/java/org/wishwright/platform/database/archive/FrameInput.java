package org.wishwright.platform.database.archive;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/** Reads frames and lets nothing through that was not checked. */
final class FrameInput extends InputStream {

    private static final String CUT =
            "The backup ends too early: it was cut. Nothing was touched; use another copy of the file.";

    private final DataInputStream in;
    private final FrameCheck check;
    private byte[] frame = new byte[0];
    private int position;
    private boolean last;

    FrameInput(InputStream in, FrameCheck check) {
        this.in = new DataInputStream(in);
        this.check = check;
    }

    @Override
    public int read() throws IOException {
        return fill() ? frame[position++] & 0xFF : -1;
    }

    @Override
    public int read(byte[] into, int offset, int count) throws IOException {
        if (count == 0) {
            return 0;
        }
        if (!fill()) {
            return -1;
        }
        int taken = Math.min(count, frame.length - position);
        System.arraycopy(frame, position, into, offset, taken);
        position += taken;
        return taken;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    private boolean fill() throws IOException {
        while (position == frame.length) {
            if (last) {
                if (in.read() >= 0) {
                    throw Head.damaged("Something was added behind the end of the backup. Nothing was touched.");
                }
                return false;
            }
            next();
        }
        return true;
    }

    private void next() throws IOException {
        try {
            int length = in.readInt();
            int count = length & ~FrameOutput.LAST;
            if (count > FrameOutput.FRAME) {
                throw Head.damaged("The backup is damaged: a frame has a length that none has. Nothing was touched.");
            }
            var closed = new byte[count + check.overhead()];
            in.readFully(closed);
            frame = check.open(length, closed);
            last = length < 0;
            position = 0;
        } catch (EOFException e) {
            throw Head.damaged(CUT);
        }
    }
}
