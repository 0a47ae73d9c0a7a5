package dev.varve.storage.stream;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.util.zip.ZipException;

/** Bytes as they come, counted. Decoders read from it; it stays open when they close. */
public class Source extends BlockStream {
    private final InputStream in;
    /** Also asked for while another thread reads. */
    private volatile long count;

    private boolean ended;
    private IOException failure;

    public Source(InputStream in) {
        this.in = in;
    }

    public long count() {
        return count;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        try {
            int n = in.read(buffer, offset, length);
            if (n > 0) {
                taken(buffer, offset, n);
                count += n;
            }
            ended |= n < 0;
            return n;
        } catch (IOException e) {
            failure = e;
            throw e;
        }
    }

    protected void taken(byte[] buffer, int offset, int length) throws IOException {}

    public void drain() throws IOException {
        byte[] buffer = new byte[BlockStream.BUFFER];
        while (read(buffer, 0, buffer.length) >= 0) {
            // also what no decoder asks for
        }
    }

    /**
     * What a decoder that reads from here has found.
     *
     * @param bytes decoded until then
     * @throws IOException where these bytes themselves could not be read
     */
    public Damaged damaged(IOException e, long bytes) throws IOException {
        if (failure != null) {
            throw failure;
        }
        if (e instanceof FileSystemException) {
            throw e;
        }
        if (e instanceof Damaged damaged) {
            return damaged;
        }
        return e instanceof EOFException || ended && !(e instanceof ZipException)
                ? new Damaged(
                        "truncated", "the compressed stream ends after " + bytes + " bytes of content, before its end")
                : new Damaged("corrupt", "the compressed stream is damaged: " + e.getMessage());
    }

    @Override
    public void close() {}
}
