package dev.varve.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.varve.contract.Limits;
import dev.varve.contract.landing.Compression;
import dev.varve.storage.stream.Damage;
import dev.varve.storage.stream.Hash;
import dev.varve.storage.unpack.Decompressed;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.CRC32;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class CompressedFilesTest {
    private static final byte[] FIRST = Packed.rows(150);
    private static final byte[] SECOND = Packed.rows(30);
    private static final byte[] BOTH = Packed.joined(FIRST, SECOND);

    @TempDir
    private Path folder;

    private Stored stored;

    @BeforeEach
    void anArchive() {
        stored = new Stored(folder);
    }

    @ParameterizedTest
    @EnumSource(Compression.class)
    void isArchivedAsItCameUnderTheHashOfItsContent(Compression compression) throws IOException {
        byte[] bytes = Packed.compressed(compression, FIRST);

        Archive.Content content = stored.file(bytes, compression);

        assertThat(content.damage()).isNull();
        assertThat(content.bytes()).isEqualTo(FIRST.length);
        assertThat(content.storedBytes()).isEqualTo(bytes.length);
        assertThat(content.contentId()).isEqualTo(hash(FIRST));
        assertThat(content.storedHash()).isEqualTo(hash(bytes));
        assertThat(content.archivedAs())
                .isEqualTo("content/" + hash(FIRST).substring(0, 2) + "/" + hash(FIRST) + compression.suffix());
        assertThat(folder.resolve(content.archivedAs())).hasBinaryContent(bytes);
        assertThat(stored.read(content.archivedAs())).isEqualTo(FIRST);
        stored.archive().prove(content.archivedAs(), content.contentId());
    }

    @ParameterizedTest
    @EnumSource(value = Compression.class, names = "NONE", mode = Mode.EXCLUDE)
    void isReadToTheEndOfItsLastPart(Compression compression) throws IOException {
        Archive.Content content = stored.file(Packed.compressed(compression, FIRST, new byte[0], SECOND), compression);

        assertThat(content.damage()).isNull();
        assertThat(stored.read(content.archivedAs())).isEqualTo(BOTH);
    }

    @ParameterizedTest
    @EnumSource(value = Compression.class, names = "NONE", mode = Mode.EXCLUDE)
    void isRefusedWhereverItIsCutButBetweenItsParts(Compression compression) throws IOException {
        int first = Packed.compressed(compression, FIRST).length;
        byte[] whole = Packed.compressed(compression, FIRST, SECOND);
        for (int length : Damages.lengths(whole)) {
            Archive.Content content = stored.file(Arrays.copyOf(whole, length), compression);
            if (length == first) {
                assertThat(content.contentId()).isEqualTo(hash(FIRST));
            } else {
                assertThat(content.damage()).as("cut at %d", length).isNotNull();
            }
        }
    }

    @ParameterizedTest
    @EnumSource(value = Compression.class, names = "NONE", mode = Mode.EXCLUDE)
    void isRefusedOrUnchangedWhereABitIsFlipped(Compression compression) throws IOException {
        byte[] whole = Packed.compressed(compression, Packed.rows(8), Packed.rows(2));
        String content = hash(Packed.joined(Packed.rows(8), Packed.rows(2)));
        int refused = 0;
        for (int bit : Damages.bits(whole)) {
            Archive.Content read = stored.file(Damages.flipped(whole, bit), compression);
            if (read.damage() == null) {
                assertThat(read.contentId()).as("bit %d", bit).isEqualTo(content);
            } else {
                refused++;
            }
        }
        assertThat(refused).isGreaterThan(600);
    }

    @ParameterizedTest
    @EnumSource(value = Compression.class, names = "NONE", mode = Mode.EXCLUDE)
    void isRefusedWithRubbishBehindItsEnd(Compression compression) throws IOException {
        byte[] whole = Packed.compressed(compression, FIRST);
        for (String rubbish :
                new String[] {"x", "\0x", "\0\0\0\0" + "rubbish", "rubbish", "0123456789abcdef0123456789abcdef"}) {
            assertThat(stored.file(Packed.joined(whole, Packed.bytes(rubbish)), compression)
                            .damage())
                    .as(rubbish)
                    .isNotNull();
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"GZIP", "BZIP2"})
    void mayBeFilledUpWithZeros(Compression compression) throws IOException {
        byte[] whole = Packed.compressed(compression, FIRST, SECOND);
        for (int zeros : new int[] {1, 512, 100_000}) {
            Archive.Content content = stored.file(Arrays.copyOf(whole, whole.length + zeros), compression);

            assertThat(content.damage()).as("%d zeros", zeros).isNull();
            assertThat(content.contentId()).isEqualTo(hash(BOTH));
            assertThat(stored.read(content.archivedAs())).isEqualTo(BOTH);
        }
    }

    @Test
    void saysWhatStandsBehindItsEnd() throws IOException {
        byte[] whole = Packed.compressed(Compression.GZIP, FIRST);
        Archive.Content rubbish = stored.file(Packed.joined(whole, Packed.bytes("rubbish")), Compression.GZIP);
        Archive.Content filled = stored.file(Packed.joined(whole, Packed.bytes("\0\0x")), Compression.GZIP);

        assertThat(rubbish.damage().message()).contains("bytes that are no gzip follow its last member");
        assertThat(filled.damage().message()).contains("zeros follow its last member, and then other bytes");
    }

    @ParameterizedTest
    @EnumSource(Compression.class)
    void isClosedWithWhatItIsReadFrom(Compression compression) throws IOException {
        boolean[] closed = {false};
        ByteArrayInputStream stored = new ByteArrayInputStream(Packed.compressed(compression, FIRST)) {
            @Override
            public void close() {
                closed[0] = true;
            }
        };

        Decompressed.of(stored, compression).close();

        assertThat(closed[0]).isTrue();
    }

    @Test
    void saysWhereItBreaksOff() throws IOException {
        byte[] whole = Packed.compressed(Compression.ZSTD, FIRST, SECOND);

        Archive.Content content = stored.file(Arrays.copyOf(whole, whole.length - 1), Compression.ZSTD);

        assertThat(content.damage())
                .isEqualTo(new Damage(
                        "truncated",
                        "the compressed stream ends after " + BOTH.length + " bytes of content, before its end"));
        assertThat(content.archivedAs()).startsWith("damaged/").endsWith(content.storedHash() + ".zst");
    }

    @ParameterizedTest
    @EnumSource(value = Compression.class, names = "NONE", mode = Mode.EXCLUDE)
    void isRefusedWhereItIsNothingOfTheKind(Compression compression) throws IOException {
        assertThat(stored.file(FIRST, compression).damage().code()).isEqualTo("corrupt");
        assertThat(stored.file(new byte[0], compression).damage().code()).isEqualTo("truncated");
    }

    @ParameterizedTest
    @EnumSource(value = Compression.class, names = "NONE", mode = Mode.EXCLUDE)
    void isRefusedWhereItUnpacksToMoreThanTheLimits(Compression compression) throws IOException {
        byte[] bomb = Packed.compressed(compression, new byte[30_000_000]);

        assertThat(limited(bomb, compression, 1_000_000, 1_000_000))
                .isEqualTo(new Damage("too_large", "unpacks to more than 1000000 bytes (limits.bytes)"));
        assertThat(limited(bomb, compression, 100_000_000, 100))
                .isEqualTo(new Damage("too_large", "unpacks to more than 100 times its size (limits.ratio)"));
        assertThat(limited(bomb, compression, 100_000_000, 1_000_000)).isNull();
    }

    private Damage limited(byte[] bytes, Compression compression, long most, long ratio) throws IOException {
        Limits limits = new Limits(Stored.LIMITS.rejects(), Stored.LIMITS.deletes(), most, ratio, 1);
        return stored.archive()
                .store(new ByteArrayInputStream(bytes), compression, limits)
                .damage();
    }

    @Test
    void isRefusedWhereItNeedsTooMuchMemory() throws IOException {
        byte[] xz = Packed.compressed(Compression.XZ, FIRST);
        xz[16] = 36;
        CRC32 checksum = new CRC32();
        checksum.update(xz, 12, 8);
        ByteBuffer.wrap(xz).order(ByteOrder.LITTLE_ENDIAN).putInt(20, (int) checksum.getValue());
        byte[] zstd = {0x28, (byte) 0xb5, 0x2f, (byte) 0xfd, 0x00, (byte) (18 << 3), 0x01, 0x00, 0x00};

        Damage refusal = new Damage("too_large", "needs more than 128 MiB of memory to be unpacked");
        assertThat(stored.file(xz, Compression.XZ).damage()).isEqualTo(refusal);
        assertThat(stored.file(zstd, Compression.ZSTD).damage()).isEqualTo(refusal);
        zstd[5] = (byte) (17 << 3);
        assertThat(stored.file(zstd, Compression.ZSTD).damage()).isNull();
    }

    @Test
    void isWrittenOnce() throws IOException {
        byte[] bytes = Packed.compressed(Compression.XZ, FIRST);
        Path kept = folder.resolve(stored.file(bytes, Compression.XZ).archivedAs());
        Files.setLastModifiedTime(kept, java.nio.file.attribute.FileTime.fromMillis(0));

        stored.file(bytes, Compression.XZ);

        assertThat(Files.getLastModifiedTime(kept).toMillis()).isZero();
        assertThat(folder.resolve("incoming")).isEmptyDirectory();
    }

    private static String hash(byte[] bytes) {
        Hash hash = new Hash();
        hash.add(bytes, 0, bytes.length);
        return hash.text();
    }
}
