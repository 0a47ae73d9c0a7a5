package dev.varve.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
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
        assertThat(new LocalFolder(folder, inodes).list("")).contains(before);
        content[changed] = 1;
        StoredObject after = landed(content, inodes);

        assertThat(after.bytes()).isEqualTo(before.bytes());
        assertThat(after.modifiedAt()).isEqualTo(before.modifiedAt());
        assertThat(after.standsAs().equals(before.standsAs())).isEqualTo(!noticed);
    }

    private StoredObject landed(byte[] content, boolean inodes) throws IOException {
        Path file = folder.resolve("file");
        Files.write(file, content);
        Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2026-03-05T06:00:00Z")));
        return new LocalFolder(folder, inodes)
                .list("").stream()
                        .filter(object -> !object.folder())
                        .findFirst()
                        .orElseThrow();
    }
}
