package dev.varve.formats.raster.gdal.caller;

import dev.varve.failure.TaskFailure;
import dev.varve.formats.raster.RasterLibrary;
import dev.varve.formats.raster.Scene;
import dev.varve.formats.raster.gdal.binding.Installation;
import dev.varve.formats.raster.gdal.pass.ReadingProcess;
import dev.varve.formats.raster.gdal.wire.Request;
import dev.varve.formats.raster.gdal.wire.ResponseKind;
import dev.varve.formats.raster.gdal.wire.WireFormat;
import dev.varve.formats.refusal.Reason;
import dev.varve.formats.refusal.RefusedFile;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A running {@link ReadingProcess}, seen from the process that asks. */
public final class RemoteReader {
    private static final List<String> FLAGS = List.of(
            "-Xmx256m",
            "-XX:+UseSerialGC",
            "-XX:-UsePerfData",
            "-Xlog:disable",
            "--enable-native-access=ALL-UNNAMED",
            // Of a crash the first lines are enough.
            "-XX:ErrorFile=/dev/null",
            "-XX:-CreateCoredumpOnCrash");

    /** Hang-up, interrupt, kill and terminate: a fault in the library ends it otherwise. */
    private static final Set<Integer> FROM_OUTSIDE = Set.of(1, 2, 9, 15);

    private static final Pattern TELLING = Pattern.compile(
            "(SIG[A-Z]+ |C  \\[|Internal Error|free\\(|malloc|double free|corrupted|terminate|Error: |Exception in"
                    + "|There is insufficient memory|.*[Aa]ssert).*");

    private final Process process;
    private final InputStream errors;
    private final TimedOutput watched;
    private final DataInputStream in;
    private final DataOutputStream out;
    private String library;
    private int length;

    private RemoteReader(Process process, InputStream errors, Duration patience) {
        this.process = process;
        this.errors = errors;
        this.watched = new TimedOutput(process, patience);
        this.in = new DataInputStream(new BufferedInputStream(watched, 1 << 16));
        this.out = new DataOutputStream(new BufferedOutputStream(process.getOutputStream()));
    }

    public static RemoteReader start(RasterLibrary.Settings settings) {
        Installation installation = Installation.find(settings);
        Stream<String> command = Stream.of(
                        Stream.of(Path.of(System.getProperty("java.home"), "bin", "java")
                                .toString()),
                        FLAGS.stream(),
                        Stream.of(
                                "-cp",
                                classpath(),
                                ReadingProcess.class.getName(),
                                installation.library().toString()))
                .flatMap(part -> part);
        RemoteReader child;
        try {
            Path errors = Files.createTempFile("varve-raster", ".txt");
            ProcessBuilder builder = new ProcessBuilder(command.toList()).redirectError(errors.toFile());
            installation.addTo(builder.environment());
            child = new RemoteReader(builder.start(), Files.newInputStream(errors), settings.patience());
            // Both processes have it open; it goes with them.
            Files.delete(errors);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start a process that reads rasters: " + e.getMessage(), e);
        }
        child.greet(installation, settings.root());
        return child;
    }

    private void greet(Installation installation, Path root) {
        String why;
        try {
            ResponseKind frame = next();
            String said = WireFormat.text(in);
            if (frame == ResponseKind.READY) {
                library = said;
                return;
            }
            why = said;
        } catch (IOException e) {
            why = crash();
        }
        kill();
        throw TaskFailure.configuration("rasters are read with libgdal, and the one at " + installation.library()
                + " cannot be used: " + why + "; " + Installation.remedy(root));
    }

    boolean isAlive() {
        return process.isAlive();
    }

    String library() {
        return library;
    }

    public DataInputStream ask(Request request) throws IOException {
        watched.begin();
        request.write(out);
        out.flush();
        return in;
    }

    /** The next frame; waits for it. */
    public ResponseKind next() throws IOException {
        int frame = in.read();
        if (frame < 0) {
            throw new EOFException();
        }
        length = in.readInt();
        return ResponseKind.values()[frame];
    }

    /** Bytes of the frame that came last. */
    public int length() {
        return length;
    }

    /** What it means that it no longer answers. */
    RuntimeException ended(IOException cause) {
        if (watched.lost()) {
            return new RefusedFile(
                    Reason.CRASHED,
                    "libgdal was silent over it for " + watched.patience().toSeconds() + " s and was stopped");
        }
        String crash = crash();
        if (FROM_OUTSIDE.contains(process.exitValue() - 128)) {
            return TaskFailure.transientFailure(
                    "the process that reads rasters was killed from outside (" + crash
                            + "), perhaps because memory ran out; run this again",
                    cause);
        }
        return new RefusedFile(Reason.CRASHED, "libgdal crashed over it (" + crash + ")");
    }

    private String crash() {
        try {
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
            String said = new String(errors.readAllBytes(), StandardCharsets.ISO_8859_1)
                    .lines()
                    .map(line -> line.replaceFirst("^#\\s*", "").strip())
                    .filter(line -> TELLING.matcher(line).matches())
                    .limit(2)
                    .collect(Collectors.joining(", "));
            return "exit code " + process.exitValue() + (said.isEmpty() ? "" : ": " + said);
        } catch (IOException e) {
            return "exit code " + process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw TaskFailure.transientFailure("interrupted while reading a raster", e);
        }
    }

    public void kill() {
        process.destroyForcibly();
        try {
            process.waitFor();
            in.close();
            errors.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            // Nothing is left to be read.
        }
    }

    /** This module's classes and the port's, from wherever they were loaded. */
    private static String classpath() {
        return Stream.of(ReadingProcess.class, Scene.class)
                .map(RemoteReader::location)
                .distinct()
                .collect(Collectors.joining(java.io.File.pathSeparator));
    }

    private static String location(Class<?> type) {
        try {
            return Path.of(type.getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
