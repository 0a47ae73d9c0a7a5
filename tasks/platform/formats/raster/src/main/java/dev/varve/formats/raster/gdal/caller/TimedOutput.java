package dev.varve.formats.raster.gdal.caller;

import java.io.FilterInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** What a process writes; the process is stopped where it is waited for too long. */
public final class TimedOutput extends FilterInputStream {
    private static final Duration STEP = Duration.ofMillis(200);
    private static final long NOT_WAITING = 0;

    private final Process process;
    private final Duration patience;
    private volatile long waitingSince = NOT_WAITING;
    private volatile boolean lost;
    private Thread watch;

    public TimedOutput(Process process, Duration patience) {
        super(process.getInputStream());
        this.process = process;
        this.patience = patience;
    }

    /** From now on; what it takes to start does not count. */
    public void begin() {
        if (watch == null) {
            watch = Thread.ofPlatform().daemon().name("raster-watch").start(this::watch);
        }
    }

    private void watch() {
        while (process.isAlive()) {
            long since = waitingSince;
            if (since != NOT_WAITING && System.nanoTime() - since > patience.toNanos()) {
                lost = true;
                process.destroyForcibly();
            }
            LockSupport.parkNanos(STEP.toNanos());
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        waitingSince = System.nanoTime() | 1;
        try {
            return super.read(bytes, offset, length);
        } finally {
            waitingSince = NOT_WAITING;
        }
    }

    /** Whether patience was lost. */
    public boolean lost() {
        return lost;
    }

    Duration patience() {
        return patience;
    }
}
