package dev.varve.cli.bench;

import dev.varve.failure.TaskFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One whole process, with those that it starts.
 *
 * @param seconds wall time
 * @param peakBytes the sum of the most memory that each process had resident, 0 where the system does not say
 */
record Timings(double seconds, long peakBytes) {
    private static final Pattern PEAK = Pattern.compile("VmHWM:\\s+(\\d+) kB");

    /** Looks at memory between two looks for processes. */
    private static final int LOOKS = 10;

    static Timings run(Path log, List<String> command) {
        try {
            long start = System.nanoTime();
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            Map<Long, Long> peaks = new HashMap<>();
            peaks.put(process.pid(), 0L);
            for (int look = 0; !process.waitFor(20, TimeUnit.MILLISECONDS); look++) {
                if (look % LOOKS == 0) {
                    process.descendants().forEach(child -> peaks.putIfAbsent(child.pid(), 0L));
                }
                peaks.replaceAll((pid, peak) -> Math.max(peak, peak(pid)));
            }
            long peak = peaks.values().stream().mapToLong(Long::longValue).sum();
            double seconds = (System.nanoTime() - start) / 1e9;
            if (process.exitValue() != 0) {
                throw TaskFailure.refused("this failed with exit code " + process.exitValue() + ": "
                        + String.join(" ", command) + "\n" + Files.readString(log));
            }
            return new Timings(seconds, peak);
        } catch (IOException e) {
            throw TaskFailure.configuration("cannot run " + command.getFirst() + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw TaskFailure.transientFailure("interrupted", e);
        }
    }

    private static long peak(long pid) {
        try {
            Matcher line = PEAK.matcher(Files.readString(Path.of("/proc/" + pid + "/status")));
            return line.find() ? Long.parseLong(line.group(1)) * 1024 : 0;
        } catch (IOException over) {
            return 0;
        }
    }

    Timings then(Timings next) {
        return new Timings(seconds + next.seconds, Math.max(peakBytes, next.peakBytes));
    }
}
