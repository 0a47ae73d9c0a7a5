package dev.varve.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.varve.contract.Limits;
import dev.varve.contract.landing.Compression;
import dev.varve.contract.landing.Packing;
import dev.varve.storage.stream.Damage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BundlesTest {
    private static final Map<String, byte[]> TWO =
            Packed.members("a.csv", Packed.rows(20), "orders/b.csv", Packed.rows(8));

    @TempDir
    private Path folder;

    private Stored stored;

    @BeforeEach
    void anArchive() {
        stored = new Stored(folder);
    }

    @ParameterizedTest
    @ValueSource(strings = {".zip", ".tar", ".tgz", ".tar.gz", ".tar.bz2", ".tar.xz", ".tar.zst"})
    void isArchivedAsItCameAndEachMemberByItself(String suffix) throws IOException {
        byte[] bytes = Packed.bundle(Packing.of(suffix), TWO);

        Archive.Bundle bundle = stored.bundle(bytes, suffix);

        assertThat(bundle.whole().damage()).isNull();
        assertThat(bundle.whole().archivedAs())
                .startsWith("bundles/" + bundle.whole().storedHash().substring(0, 2) + "/")
                .endsWith(Packing.of(suffix).suffix());
        assertThat(folder.resolve(bundle.whole().archivedAs())).hasBinaryContent(bytes);
        assertThat(bundle.members()).extracting(Archive.Member::name).containsExactly("a.csv", "orders/b.csv");
        for (Archive.Member member : bundle.members()) {
            assertThat(stored.read(member.archivedAs())).isEqualTo(TWO.get(member.name()));
            assertThat(member.bytes()).isEqualTo(TWO.get(member.name()).length);
            stored.archive().prove(member.archivedAs(), member.contentId());
        }
        assertThat(folder.resolve("incoming")).isEmptyDirectory();
    }

    @ParameterizedTest
    @ValueSource(strings = {".zip", ".tar", ".tar.gz", ".tar.bz2", ".tar.xz", ".tar.zst"})
    void isRefusedWhereverItIsCut(String suffix) throws IOException {
        byte[] whole = Packed.bundle(Packing.of(suffix), TWO);
        for (int length : Damages.lengths(whole)) {
            Archive.Bundle bundle = stored.bundle(Arrays.copyOf(whole, length), suffix);
            assertThat(bundle.whole().damage()).as("cut at %d", length).isNotNull();
            assertThat(bundle.members()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {".zip", ".tar.gz", ".tar.bz2", ".tar.xz", ".tar.zst"})
    void isRefusedOrUnchangedWhereABitIsFlipped(String suffix) throws IOException {
        byte[] whole = Packed.bundle(Packing.of(suffix), Packed.members("a", Packed.rows(2), "b", Packed.rows(1)));
        var members = stored.bundle(whole, suffix).members();
        int refused = 0;
        for (int bit : Damages.bits(whole)) {
            Archive.Bundle bundle = stored.bundle(Damages.flipped(whole, bit), suffix);
            if (bundle.whole().damage() == null) {
                assertThat(bundle.members()).as("bit %d", bit).isEqualTo(members);
            } else {
                refused++;
            }
        }
        assertThat(refused).isGreaterThan(300);
    }

    @Test
    void aFlippedHeaderOfATarIsRefusedOrSaysTheSame() throws IOException {
        String longName = "orders/" + "a".repeat(120) + ".csv";
        byte[] whole = Packed.tar(Packed.members(longName, "id\n1\n"));
        var members = stored.bundle(whole, ".tar").members();
        int refused = 0;
        for (int header : new int[] {0, 1024}) {
            for (int bit = header * 8; bit < (header + 512) * 8; bit += 5) {
                Archive.Bundle bundle = stored.bundle(Damages.flipped(whole, bit), ".tar");
                if (bundle.whole().damage() == null) {
                    assertThat(bundle.members()).as("bit %d", bit).isEqualTo(members);
                } else {
                    refused++;
                }
            }
        }
        assertThat(refused).isGreaterThan(1_600);
        assertThat(stored.texts(stored.bundle(whole, ".tar"))).isEqualTo(Map.of(longName, "id\n1\n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {".zip", ".tar", ".tar.gz"})
    void isRefusedWithRubbishAtEitherEnd(String suffix) throws IOException {
        byte[] whole = Packed.bundle(Packing.of(suffix), TWO);
        byte[] rubbish = Packed.rows(50);
        assertThat(stored.bundle(Packed.joined(whole, rubbish), suffix).whole().damage())
                .isNotNull();
        assertThat(stored.bundle(Packed.joined(rubbish, whole), suffix).whole().damage())
                .isNotNull();
        assertThat(stored.bundle(rubbish, suffix).whole().damage()).isNotNull();
        assertThat(stored.bundle(new byte[0], suffix).whole().damage().code()).isEqualTo("truncated");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../a.csv", "orders/../../a.csv", "..\\a.csv", "/etc/passwd", "C:\\a.csv", "a\u0007.csv"})
    void isRefusedWhereANameLeadsOutOfIt(String name) throws IOException {
        for (String suffix : new String[] {".zip", ".tar"}) {
            Damage damage = stored.bundle(
                            Packed.bundle(Packing.of(suffix), Packed.members("b.csv", "id\n1\n", name, "id\n2\n")),
                            suffix)
                    .whole()
                    .damage();
            assertThat(damage.code()).isEqualTo("unsafe");
            assertThat(damage.message()).contains("has a member");
        }
        assertThat(folder.resolve("content")).doesNotExist();
    }

    @Test
    void readsNamesWithNeedlessParts() throws IOException {
        byte[] tar = Packed.tar(Packed.members("./", "", "./orders//a.csv", "id\n1\n"));
        assertThat(stored.texts(stored.bundle(tar, ".tar"))).containsExactly(Map.entry("orders/a.csv", "id\n1\n"));
    }

    @Test
    void isRefusedWhereTwoMembersHaveOneName() throws IOException {
        byte[] tar = Packed.tar(Packed.members("a.csv", "id\n1\n", "./a.csv", "id\n2\n"));
        assertThat(stored.bundle(tar, ".tar").whole().damage())
                .isEqualTo(new Damage("corrupt", "has two members named a.csv"));
    }

    @Test
    void aMemberIsReadAsItsOwnSuffixSays() throws IOException {
        byte[] zip = Packed.zip(Packed.members(
                "a.csv.gz", Packed.compressed(Compression.GZIP, Packed.bytes("id\n1\n"), Packed.bytes("2\n")),
                "b.csv.zst", Packed.compressed(Compression.ZSTD, Packed.bytes("id\n3\n"))));
        assertThat(stored.texts(stored.bundle(zip, ".zip")))
                .isEqualTo(Map.of("a.csv.gz", "id\n1\n2\n", "b.csv.zst", "id\n3\n"));
    }

    @Test
    void aMemberThatIsCutRefusesTheBundle() throws IOException {
        byte[] member = Packed.compressed(Compression.GZIP, Packed.rows(10));
        byte[] tar =
                Packed.tar(Packed.members("a.csv", "id\n1\n", "b.csv.gz", Arrays.copyOf(member, member.length - 1)));

        Archive.Bundle bundle = stored.bundle(tar, ".tar");

        assertThat(bundle.members()).isEmpty();
        assertThat(bundle.whole().damage().code()).isEqualTo("truncated");
        assertThat(bundle.whole().damage().message())
                .startsWith("member b.csv.gz: the compressed stream ends after")
                .endsWith("bytes of content, before its end");
    }

    @Test
    void aBundleWithinABundleIsNotOpened() throws IOException {
        byte[] zip = Packed.zip(Packed.members("a.csv", "id\n1\n", "more.tar.gz", "anything"));
        assertThat(stored.bundle(zip, ".zip").whole().damage())
                .isEqualTo(new Damage(
                        "unsupported",
                        "has a member that is itself a .tar.gz, which is not opened;"
                                + " say with members which ones count: more.tar.gz"));
    }

    @Test
    void onlyMembersThatCountAreArchived() throws IOException {
        byte[] zip = Packed.zip(Packed.members("a.csv", "id\n1\n", "more.zip", "anything", "readme.txt", "read me"));

        Archive.Bundle some = stored.archive()
                .unpack(
                        new ByteArrayInputStream(zip),
                        Packing.of(".zip"),
                        name -> name.endsWith(".csv"),
                        Stored.LIMITS);
        Archive.Bundle none = stored.archive()
                .unpack(new ByteArrayInputStream(zip), Packing.of(".zip"), name -> false, Stored.LIMITS);

        assertThat(stored.texts(some)).isEqualTo(Map.of("a.csv", "id\n1\n"));
        assertThat(none.whole().damage()).isEqualTo(new Damage("no_member", "has no member that counts (members)"));
    }

    @ParameterizedTest
    @ValueSource(strings = {".zip", ".tar", ".tar.zst"})
    void isRefusedWhereItUnpacksToMoreThanTheLimits(String suffix) throws IOException {
        Map<String, byte[]> zeros = new LinkedHashMap<>();
        for (int i = 0; i < 8; i++) {
            byte[] content = new byte[1_000_000];
            content[0] = (byte) i;
            zeros.put(i + ".csv", content);
        }
        byte[] bomb = Packed.bundle(Packing.of(suffix), zeros);

        assertThat(limited(bomb, suffix, 500_000, 1_000_000, 100)).contains("more than 500000 bytes (limits.bytes)");
        assertThat(limited(bomb, suffix, 5_000_000, 1_000_000, 100)).contains("more than 5000000 bytes (limits.bytes)");
        assertThat(limited(bomb, suffix, 100_000_000, 1_000_000, 7))
                .isEqualTo("has more than 7 members and folders (limits.members)");
        if (!suffix.equals(".tar")) {
            assertThat(limited(bomb, suffix, 100_000_000, 100, 100)).contains("100 times its size (limits.ratio)");
        }
        assertThat(stored.bundle(bomb, suffix, limits(100_000_000, 1_000_000, 8))
                        .members())
                .hasSize(8);
    }

    @Test
    void aBombWithinAMemberIsRefused() throws IOException {
        byte[] bomb = Packed.compressed(Compression.XZ, new byte[5_000_000]);
        byte[] zip = Packed.zip(Packed.members("a.csv", Packed.rows(2_000), "b.csv.xz", bomb));

        assertThat(limited(zip, ".zip", 100_000_000, 1_000, 100))
                .isEqualTo("member b.csv.xz: unpacks to more than 1000 times its size (limits.ratio)");
    }

    private String limited(byte[] bytes, String suffix, long most, long ratio, long members) throws IOException {
        Archive.Content whole =
                stored.bundle(bytes, suffix, limits(most, ratio, members)).whole();
        assertThat(whole.damage()).isNotNull();
        assertThat(whole.damage().code()).isEqualTo("too_large");
        return whole.damage().message();
    }

    private static Limits limits(long most, long ratio, long members) {
        return new Limits(Stored.LIMITS.rejects(), Stored.LIMITS.deletes(), most, ratio, members);
    }
}
