package dev.varve.formats.raster.gdal.wire;

import dev.varve.formats.raster.gdal.binding.Native;
import dev.varve.formats.refusal.Reason;
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
public final class ResponseWriter {
    public interface Body {
        void write(DataOutputStream out) throws IOException;
    }

    private final FileChannel channel;

    @SuppressWarnings("resource")
    public // as long as the process
    ResponseWriter() throws IOException {
        this.channel = new FileOutputStream("/dev/fd/1").getChannel();
        Native.redirect(2, 1);
    }

    public void send(ResponseKind frame, Body body) throws IOException {
        send(frame, body, 0);
    }

    /** @param more bytes that follow by {@link #raw} */
    public void send(ResponseKind frame, Body body, int more) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        body.write(new DataOutputStream(bytes));
        ByteBuffer whole = ByteBuffer.allocate(bytes.size() + 5);
        whole.put((byte) frame.ordinal());
        whole.putInt(bytes.size() + more);
        whole.put(bytes.toByteArray());
        raw(whole.flip());
    }

    public void raw(ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    public void refuse(Reason reason, String message) throws IOException {
        send(ResponseKind.REFUSED, out -> {
            out.writeByte(reason.ordinal());
            WireFormat.text(out, message);
        });
    }
}
