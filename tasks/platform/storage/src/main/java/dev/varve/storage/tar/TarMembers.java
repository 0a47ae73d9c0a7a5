package dev.varve.storage.tar;

import dev.varve.storage.stream.BlockStream;
import dev.varve.storage.stream.Damaged;
import dev.varve.storage.stream.MemberSink;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Reads a tar (POSIX ustar and pax, GNU long names) to its end: the checksum of every header, those of extended headers too, and
 * the blocks that end it.
 */
public final class TarMembers {
    static final int BLOCK = 512;
    private static final int LONGEST_HEADER = 1 << 20;

    private final InputStream in;
    private final MemberSink sink;
    private TarHeader.Extended extended = TarHeader.Extended.NOTHING;

    public TarMembers(InputStream in, MemberSink sink) {
        this.in = in;
        this.sink = sink;
    }

    public void read() throws IOException {
        byte[] block = block();
        while (!isZero(block, block.length)) {
            entry(TarHeader.of(block).with(extended));
            block = block();
        }
        if (!extended.equals(TarHeader.Extended.NOTHING)) {
            throw new Damaged("corrupt", "the tar ends with a header that no member follows");
        }
        if (!isZero(block(), BLOCK)) {
            throw new Damaged("corrupt", "the tar has other bytes between the blocks that end it");
        }
        for (int n = in.readNBytes(block, 0, BLOCK); n > 0; n = in.readNBytes(block, 0, BLOCK)) {
            if (n < BLOCK || !isZero(block, n)) {
                throw new Damaged("corrupt", "the tar has other bytes behind the blocks that end it");
            }
        }
    }

    private void entry(TarHeader header) throws IOException {
        switch (header.type()) {
            case 'x' -> extended = extended.with(extended(header));
            case 'g' -> extended(header).demandNothing();
            case 'L' -> extended = extended.named(text(header));
            case 'K' -> text(header);
            default -> {
                extended = TarHeader.Extended.NOTHING;
                if (header.isFolder()) {
                    sink.folder(header.name());
                    new Content(header).skipAll();
                } else {
                    header.demandFile();
                    Content content = new Content(header);
                    sink.file(header.name(), content);
                    content.skipAll();
                }
            }
        }
    }

    private TarHeader.Extended extended(TarHeader header) throws IOException {
        return TarHeader.Extended.of(bytes(header));
    }

    private String text(TarHeader header) throws IOException {
        String text = decoded(bytes(header));
        int end = text.indexOf('\0');
        return end < 0 ? text : text.substring(0, end);
    }

    private byte[] bytes(TarHeader header) throws IOException {
        if (header.size() > LONGEST_HEADER) {
            throw new Damaged("corrupt", "the tar has a header of " + header.size() + " bytes");
        }
        Content content = new Content(header);
        byte[] bytes = content.readAllBytes();
        content.skipAll();
        return bytes;
    }

    private byte[] block() throws IOException {
        byte[] block = in.readNBytes(BLOCK);
        if (block.length < BLOCK) {
            throw new Damaged("truncated", "the tar breaks off: the blocks that end it are missing");
        }
        return block;
    }

    private static boolean isZero(byte[] block, int length) {
        for (int i = 0; i < length; i++) {
            if (block[i] != 0) {
                return false;
            }
        }
        return true;
    }

    /** Names are UTF-8 today; older ones keep their bytes, one character each. */
    static String decoded(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            return new String(bytes, StandardCharsets.ISO_8859_1);
        }
    }

    /** The bytes that a header announces. */
    private final class Content extends BlockStream {
        private final String name;
        private long left;
        private final int padding;

        Content(TarHeader header) {
            name = header.name();
            left = header.size();
            padding = (int) (-header.size() & (BLOCK - 1));
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            if (left == 0) {
                return -1;
            }
            int n = in.read(buffer, offset, (int) Math.min(length, left));
            if (n < 0) {
                throw new Damaged("truncated", "the tar breaks off within " + name);
            }
            left -= n;
            return n;
        }

        void skipAll() throws IOException {
            transferTo(OutputStream.nullOutputStream());
            if (in.readNBytes(padding).length < padding) {
                throw new Damaged("truncated", "the tar breaks off behind " + name);
            }
        }
    }
}
