package dev.varve.cli.generate;

import dev.varve.failure.TaskFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;

/** Where generated files arrive. */
record Landing(Path root) {

    /**
     * Writes a file of a day; one that is there with the same bytes stays untouched.
     *
     * @throws TaskFailure where another file stands there
     */
    void put(String path, LocalDate day, byte[] bytes) throws IOException {
        Path file = root.resolve(path);
        if (Files.exists(file)) {
            if (Files.isRegularFile(file) && Arrays.equals(Files.readAllBytes(file), bytes)) {
                return;
            }
            throw TaskFailure.usage(file + " is there already with other content; it stays as it is."
                    + " Choose another landing, or remove it if it was generated with other numbers.");
        }
        Files.createDirectories(file.getParent());
        // A reader must never see half a file: the temporary name matches no contract.
        Path part = file.resolveSibling(file.getFileName() + ".part");
        Files.write(part, bytes);
        Files.setLastModifiedTime(part, FileTime.from(day.atStartOfDay().toInstant(ZoneOffset.UTC)));
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
