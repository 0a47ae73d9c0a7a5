package dev.varve.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Enumeration;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * Takes DuckDB's native libraries out of its jar and lays this machine's beside it. From the jar the driver would unpack 72 MB
 * at every start.
 */
final class Install {
    private static final String LIBRARY = "libduckdb_java.so_";

    private Install() {}

    public static void main(String[] args) throws IOException {
        Path lib = Path.of(args[0]);
        try (Stream<Path> jars = Files.list(lib)) {
            for (Path jar : jars.filter(path -> path.getFileName().toString().startsWith("duckdb_jdbc"))
                    .toList()) {
                strip(jar);
            }
        }
    }

    private static void strip(Path jar) throws IOException {
        Path stripped = jar.resolveSibling("duckdb.part");
        try (ZipFile from = new ZipFile(jar.toFile());
                ZipOutputStream to = new ZipOutputStream(Files.newOutputStream(stripped))) {
            Enumeration<? extends ZipEntry> entries = from.entries();
            while (entries.hasMoreElements()) {
                ZipEntry entry = entries.nextElement();
                try (InputStream in = from.getInputStream(entry)) {
                    if (!entry.getName().startsWith(LIBRARY)) {
                        to.putNextEntry(new ZipEntry(entry.getName()));
                        in.transferTo(to);
                    } else if (entry.getName().equals(LIBRARY + platform())) {
                        Files.copy(in, jar.resolveSibling(entry.getName()), StandardCopyOption.REPLACE_EXISTING);
                    }
                }
            }
        }
        Files.move(stripped, jar, StandardCopyOption.REPLACE_EXISTING);
    }

    private static String platform() {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        boolean arm = System.getProperty("os.arch").matches("aarch64|arm64");
        return (system.contains("mac") ? "macos_" : "linux_") + (arm ? "arm64" : "amd64");
    }
}
