package dev.varve.formats.bytes;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

/** Another encoding as UTF-8. What the encoding does not know becomes a byte that UTF-8 does not know either. */
final class Utf8Stream extends InputStream {
    private static final byte[] INVALID = {(byte) 0xff};

    private final InputStream in;
    private final CharsetDecoder decoder;
    private final ByteBuffer coded = ByteBuffer.allocate(64 * 1024).flip();
    private final CharBuffer chars = CharBuffer.allocate(64 * 1024);
    private byte[] ready = {};
    private int position;
    private boolean ended;
    private boolean flushed;

    Utf8Stream(InputStream in, Charset charset) {
        this.in = in;
        this.decoder = charset.newDecoder();
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        while (position == ready.length) {
            if (flushed) {
                return -1;
            }
            ready = next();
            position = 0;
        }
        int count = Math.min(length, ready.length - position);
        System.arraycopy(ready, position, into, from, count);
        position += count;
        return count;
    }

    private byte[] next() throws IOException {
        CoderResult result = decoder.decode(coded, chars, ended);
        if (chars.position() > 0) {
            // An error stays in the input and is met again.
            byte[] text = chars.flip().toString().getBytes(StandardCharsets.UTF_8);
            chars.clear();
            return text;
        }
        if (result.isError()) {
            coded.position(coded.position() + result.length());
            return INVALID;
        }
        if (ended) {
            flushed = true;
            return new byte[0];
        }
        coded.compact();
        int count = in.read(coded.array(), coded.position(), coded.remaining());
        ended = count < 0;
        coded.position(coded.position() + Math.max(count, 0)).flip();
        return new byte[0];
    }
}
