package dev.varve.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LocalFolderTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "true, 10, 5, true",
        "false, 10, 5, true",
        "false, 20000, 0, true",
        "false, 20000, 19999, true",
        "false, 20000, 10000, false",
        "true, 20000, 10000, true",
        "false, 1, 0, true"
    })
    void anObjectThatIsReplacedByOneOfItsSizeAndTimeStandsAsAnother(
            boolean inodes, int size, int changed, boolean noticed) throws IOException {
        byte[] content = new byte[size];
        StoredObject before = landed(content, inodes);
        assertThat(new LocalFolder(folder, inodes, false).list("")).contains(before);
        content[changed] = 1;
        StoredObject after = landed(content, inodes);

        assertThat(after.bytes()).isEqualTo(before.bytes());
        assertThat(after.modifiedAt()).isEqualTo(before.modifiedAt());
        assertThat(after.standsAs().equals(before.standsAs())).isEqualTo(!noticed);
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void whatIsNoFileOfTheFolderIsNamedOnceAndPassedOver() throws Exception {
        Path landing = Files.createDirectories(folder.resolve("landing/things"));
        Files.writeString(landing.resolve("good.csv"), "id\n1\n");
        Files.writeString(folder.resolve("secret.csv"), "id\n2\n");
        Files.createDirectories(folder.resolve("elsewhere"));
        Files.writeString(folder.resolve("elsewhere/x.csv"), "id\n3\n");
        assertThat(new ProcessBuilder("mkfifo", landing.resolve("pipe.csv").toString())
                        .start()
                        .waitFor())
                .isZero();
        Files.createSymbolicLink(landing.resolve("inner.csv"), landing.resolve("good.csv"));
        Files.createSymbolicLink(landing.resolve("nowhere.csv"), folder.resolve("gone.csv"));
        Files.createSymbolicLink(landing.resolve("out.csv"), folder.resolve("secret.csv"));
        Files.createSymbolicLink(landing.resolve("outer"), folder.resolve("elsewhere"));
        Files.createSymbolicLink(landing.resolve("loop"), landing);
        Files.createSymbolicLink(landing.resolve("self.csv"), landing.resolve("self.csv"));
        Files.createSymbolicLink(landing.resolve("device.csv"), Path.of("/dev/null"));
        Files.writeString(landing.resolve("back\\slash.csv"), "id\n4\n");
        Files.writeString(landing.resolve("line\nend.csv"), "id\n5\n");
        assertThat(new ProcessBuilder(
                                "sh", "-c", "printf 'id\\n6\\n' > \"$0/$(printf 'b\\351d.csv')\"", landing.toString())
                        .start()
                        .waitFor())
                .isZero();
        LocalFolder store = new LocalFolder(folder.resolve("landing"));

        assertThat(store.list("things"))
                .extracting(StoredObject::path)
                .containsExactly(
                        "things",
                        "things/back\\slash.csv",
                        "things/good.csv",
                        "things/inner.csv",
                        "things/line\nend.csv");
        assertThat(new String(store.open("things/back\\slash.csv").readAllBytes()))
                .isEqualTo("id\n4\n");
        String out = " is a link that leads out of " + folder.resolve("landing")
                + " (landing_links: follow in the environment follows it); it is passed over";
        assertThat(store.passedOver())
                .containsExactlyInAnyOrder(
                        "things/pipe.csv is no file, but a pipe, a socket or a device; it is passed over",
                        "things/nowhere.csv is a link that leads nowhere; it is passed over",
                        "things/self.csv is a link that leads nowhere; it is passed over",
                        "things/out.csv" + out,
                        "things/outer" + out,
                        "things/device.csv is no file, but a pipe, a socket or a device; it is passed over",
                        "things/loop is a link to a folder around it; it is passed over",
                        "things/b\ufffdd.csv has a name that is no UTF-8; it is passed over");
        store.list("things");
        assertThat(store.passedOver()).isEmpty();
        assertThat(new LocalFolder(folder.resolve("landing"), true).list("things"))
                .extracting(StoredObject::path)
                .contains("things/out.csv", "things/outer/x.csv")
                .doesNotContain("things/device.csv", "things/pipe.csv", "things/loop");
    }

    private StoredObject landed(byte[] content, boolean inodes) throws IOException {
        Path file = folder.resolve("file");
        Files.write(file, content);
        Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2026-03-05T06:00:00Z")));
        return new LocalFolder(folder, inodes, false)
                .list("").stream()
                        .filter(object -> !object.folder())
                        .findFirst()
                        .orElseThrow();
    }
}
