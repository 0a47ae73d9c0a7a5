package dev.varve.cli.bench;

import dev.varve.failure.TaskFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One whole process, with those that it starts.
 *
 * @param seconds wall time
 * @param processor seconds of all processors, 0 where the system does not say
 * @param peakBytes the sum of the most memory that each process had resident, 0 where the system does not say
 */
record Timings(double seconds, double processor, long peakBytes) {
    static final Timings NONE = new Timings(0, 0, 0);

    private static final Pattern PEAK = Pattern.compile("VmHWM:\\s+(\\d+) kB");

    /** Looks at memory between two looks for processes. */
    private static final int LOOKS = 10;

    /** Of the system's unit of processor time, in all Linuxes of today. */
    private static final double TICKS_PER_SECOND = 100;

    /** Only one at a time: processor time is that of all that has ended. */
    static Timings run(Path log, List<String> command) {
        return run(Path.of(""), log, command);
    }

    /** @param folder where the process works */
    static Timings run(Path folder, Path log, List<String> command) {
        try {
            long before = ended();
            long start = System.nanoTime();
            Process process = new ProcessBuilder(command)
                    .directory(folder.toAbsolutePath().toFile())
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
            return new Timings(seconds, (ended() - before) / TICKS_PER_SECOND, peak);
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

    /** Ticks of processors for the children that were waited for, with theirs. */
    private static long ended() {
        try {
            String stat = Files.readString(Path.of("/proc/self/stat"));
            // The name before may have blanks.
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            return Long.parseLong(fields[13]) + Long.parseLong(fields[14]);
        } catch (IOException unknown) {
            return 0;
        }
    }

    /** Of each figure by itself. */
    static Timings median(List<Timings> measured) {
        return new Timings(median(measured, Timings::seconds), median(measured, Timings::processor), (long)
                median(measured, Timings::peakBytes));
    }

    private static double median(List<Timings> measured, ToDoubleFunction<Timings> figure) {
        double[] figures = measured.stream().mapToDouble(figure).sorted().toArray();
        return figures[figures.length / 2];
    }

    /** Of time; the most memory of all. */
    static Timings mean(List<Timings> measured) {
        Timings all = measured.stream().reduce(NONE, Timings::then);
        return new Timings(all.seconds / measured.size(), all.processor / measured.size(), all.peakBytes);
    }

    Timings then(Timings next) {
        return new Timings(seconds + next.seconds, processor + next.processor, Math.max(peakBytes, next.peakBytes));
    }
}
