package dev.varve.cli.install;

import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.MethodModel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** Makes the copied libraries start fast. */
final class Install {
    private static final String LIBRARY = "libduckdb_java.so_";
    private static final String MONITOR = "org/duckdb/JfrMemoryMonitor.class";

    private Install() {}

    public static void main(String[] args) throws IOException {
        try (Stream<Path> files = Files.list(Path.of(args[0]))) {
            for (Path jar : files.toList()) {
                if (jar.getFileName().toString().startsWith("duckdb_jdbc")) {
                    unpack(jar);
                } else if (jar.getFileName().toString().startsWith("picocli")) {
                    renew(jar);
                }
            }
        }
    }

    /**
     * Takes DuckDB's native libraries out of its jar and lays this machine's beside it. From the jar the driver would unpack
     * 72 MB at every start.
     */
    private static void unpack(Path jar) throws IOException {
        String library = LIBRARY + platform();
        try (ZipFile zip = new ZipFile(jar.toFile());
                InputStream in = zip.getInputStream(zip.getEntry(library))) {
            Files.copy(in, jar.resolveSibling(library), StandardCopyOption.REPLACE_EXISTING);
        }
        Map<String, byte[]> entries = entries(jar);
        entries.computeIfPresent(MONITOR, (name, bytes) -> withoutInitializer(bytes));
        write(jar, entries);
    }

    /** The driver then takes Java's Flight Recorder as absent; to register its event there takes a quarter of a short task. */
    private static byte[] withoutInitializer(byte[] bytes) {
        ClassFile classFile = ClassFile.of();
        return classFile.transformClass(
                classFile.parse(bytes),
                ClassTransform.dropping(element -> element instanceof MethodModel method
                        && method.methodName().equalsString("<clinit>")));
    }

    private static void renew(Path jar) throws IOException {
        Map<String, byte[]> entries = entries(jar);
        ClassFileUpgrade classes = new ClassFileUpgrade(Map.copyOf(entries));
        entries.replaceAll((name, bytes) -> classes.renewed(name));
        write(jar, entries);
    }

    /** Without native libraries. */
    private static Map<String, byte[]> entries(Path jar) throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            Enumeration<? extends ZipEntry> all = zip.entries();
            while (all.hasMoreElements()) {
                ZipEntry entry = all.nextElement();
                if (entry.getName().startsWith(LIBRARY)) {
                    continue;
                }
                try (InputStream in = zip.getInputStream(entry)) {
                    entries.put(entry.getName(), in.readAllBytes());
                }
            }
        }
        return entries;
    }

    private static void write(Path jar, Map<String, byte[]> entries) throws IOException {
        Path part = jar.resolveSibling(jar.getFileName() + ".part");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(part))) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
            }
        }
        Files.move(part, jar, StandardCopyOption.REPLACE_EXISTING);
    }

    private static String platform() {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        boolean arm = System.getProperty("os.arch").matches("aarch64|arm64");
        return (system.contains("mac") ? "macos_" : "linux_") + (arm ? "arm64" : "amd64");
    }
}
