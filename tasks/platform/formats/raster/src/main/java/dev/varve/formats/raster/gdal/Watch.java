package dev.varve.formats.raster.gdal;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Stops a process that is waited for too long. */
final class Watch implements AutoCloseable {
    private static final Duration STEP = Duration.ofMillis(200);

    private final Process process;
    private final Duration patience;
    private final Thread thread;
    private volatile boolean open = true;
    private volatile boolean waiting;
    private volatile long since;
    private volatile boolean bit;

    Watch(Process process, Duration patience) {
        this.process = process;
        this.patience = patience;
        this.thread = Thread.ofPlatform().daemon().name("raster-watch").start(this::watch);
    }

    void begin() {
        since = System.nanoTime();
        waiting = true;
    }

    void end() {
        waiting = false;
    }

    boolean bit() {
        return bit;
    }

    Duration patience() {
        return patience;
    }

    private void watch() {
        while (open && process.isAlive()) {
            if (waiting && System.nanoTime() - since > patience.toNanos()) {
                bit = true;
                process.destroyForcibly();
            }
            LockSupport.parkNanos(STEP.toNanos());
        }
    }

    @Override
    public void close() {
        open = false;
        LockSupport.unpark(thread);
    }
}
