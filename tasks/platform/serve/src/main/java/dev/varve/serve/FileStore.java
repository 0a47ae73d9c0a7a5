package dev.varve.serve;

import dev.varve.storage.stream.Hash;
import dev.varve.warehouse.Warehouse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** Writes files into {@code serve/} under names made of their bytes. */
final class FileStore {
    private static final int BUFFER = 1 << 20;
    private static final int NAME = 32;
    private final Warehouse warehouse;
    private final ServePlace place;
    private final Path serve;
    private long rows;
    private long bytes;

    FileStore(Warehouse warehouse, ServePlace place) {
        this.warehouse = warehouse;
        this.place = place;
        this.serve = place.folder();
    }

    /** @param file relative to {@code serve/} */
    record Written(String file, long rows, long bytes) {
        /** As rows of a table. @param parts ids of the loads that they are of, where the table grows by loads */
        ServedTable.Rows rows(long number, List<String> parts) {
            return new ServedTable.Rows(file, number, parts, rows, 0, bytes);
        }
    }

    /** Writes the rows of a query. @param folder that the file is in */
    Written write(String query, String folder) throws IOException {
        Path temporary = Files.createDirectories(serve.resolve(folder)).resolve(".part");
        Files.deleteIfExists(temporary);
        long written = warehouse.export(query, temporary);
        long size = Files.size(temporary);
        String name = folder + "/" + hash(temporary) + ".parquet";
        Files.move(temporary, serve.resolve(name), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        rows += written;
        bytes += size;
        return new Written(name, written, size);
    }

    boolean has(String file) {
        return place.has(file);
    }

    long rows() {
        return rows;
    }

    long bytes() {
        return bytes;
    }

    static String hash(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            Hash hash = new Hash();
            byte[] buffer = new byte[BUFFER];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                hash.add(buffer, 0, read);
            }
            return hash.text().substring(0, NAME);
        }
    }
}
