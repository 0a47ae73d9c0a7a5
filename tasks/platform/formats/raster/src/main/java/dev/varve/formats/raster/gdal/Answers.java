package dev.varve.formats.raster.gdal;

import dev.varve.formats.Reason;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/**
 * The reading process's side of the pipe: samples go from the library's memory into it without a copy in Java's. Whoever else
 * prints (a virtual machine that crashes writes to standard output whatever its flags say) prints to the errors.
 */
final class Answers {
    interface Body {
        void write(DataOutputStream out) throws IOException;
    }

    private final FileChannel channel;

    @SuppressWarnings("resource") // as long as the process
    Answers() throws IOException {
        this.channel = new FileOutputStream("/dev/fd/1").getChannel();
        Native.redirect(2, 1);
    }

    void send(Frame frame, Body body) throws IOException {
        send(frame, body, 0);
    }

    /** @param more bytes that follow by {@link #raw} */
    void send(Frame frame, Body body, int more) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        body.write(new DataOutputStream(bytes));
        ByteBuffer whole = ByteBuffer.allocate(bytes.size() + 5);
        whole.put((byte) frame.ordinal());
        whole.putInt(bytes.size() + more);
        whole.put(bytes.toByteArray());
        raw(whole.flip());
    }

    void raw(ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    void refuse(Reason reason, String message) throws IOException {
        send(Frame.REFUSED, out -> {
            out.writeByte(reason.ordinal());
            Wire.text(out, message);
        });
    }
}
