package dev.varve.formats.tree;

/** Physical lines of a stream whose bytes are seen once, in order. */
public final class LineCount {
    private long line = 1;
    private long lineStart;
    private long counted;
    private boolean carriage;

    /** Starts in the middle of a file. */
    public void from(long line, long offset) {
        this.line = line;
        this.counted = offset;
        this.lineStart = offset;
    }

    long line(byte[] bytes, int at, long offset) {
        upTo(bytes, at, offset);
        return line;
    }

    /** @param offset of the first of the bytes in the stream */
    void upTo(byte[] bytes, int at, long offset) {
        for (int i = (int) (counted - offset); i < at; i++) {
            byte b = bytes[i];
            if (b == '\r' || b == '\n') {
                line += b == '\n' && carriage ? 0 : 1;
                lineStart = offset + i + 1;
            }
            carriage = b == '\r';
        }
        counted = Math.max(counted, offset + at);
    }

    long lineStart() {
        return lineStart;
    }
}
