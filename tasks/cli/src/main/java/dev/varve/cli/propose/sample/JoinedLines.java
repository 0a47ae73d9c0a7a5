package dev.varve.cli.propose.sample;

import dev.varve.storage.Archive;
import dev.varve.storage.stream.BlockStream;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Iterator;
import java.util.List;

/** Files of lines, one behind the other. */
final class JoinedLines extends BlockStream {
    private final Archive archive;
    private final Iterator<Archive.Member> members;
    private final boolean header;
    private InputStream in;
    private boolean lineEnded;

    /** @param header is in every file and read once */
    JoinedLines(Archive archive, List<Archive.Member> members, boolean header) throws IOException {
        this.archive = archive;
        this.members = members.iterator();
        this.header = header;
        this.in = new BufferedInputStream(archive.open(this.members.next().archivedAs()));
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int n = in.read(buffer, offset, length);
        while (n < 0 && members.hasNext()) {
            next();
            if (!lineEnded) {
                lineEnded = true;
                buffer[offset] = '\n';
                return 1;
            }
            n = in.read(buffer, offset, length);
        }
        if (n > 0) {
            lineEnded = buffer[offset + n - 1] == '\n';
        }
        return n;
    }

    private void next() throws IOException {
        in.close();
        in = new BufferedInputStream(archive.open(members.next().archivedAs()));
        if (header) {
            for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
                // the header again
            }
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
