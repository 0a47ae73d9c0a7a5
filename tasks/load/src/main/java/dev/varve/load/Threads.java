package dev.varve.load;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/** Works on a list of things by several threads, of which the caller's is one. */
final class Threads {
    /** @param thread counted from 0, for what each thread has for itself */
    interface Work {
        void on(int thread, int thing);
    }

    private Threads() {}

    /** Returns when no thread works any more; after a failure none begins anything. @throws RuntimeException the first failure */
    static void share(int threads, int things, Work work) {
        AtomicInteger next = new AtomicInteger();
        AtomicReference<Throwable> failure = new AtomicReference<>();
        List<Thread> others = new ArrayList<>();
        for (int i = 1; i < threads; i++) {
            int thread = i;
            others.add(Thread.ofPlatform().name("read " + i).start(() -> take(thread, next, things, work, failure)));
        }
        take(0, next, things, work, failure);
        boolean interrupted = false;
        for (Thread other : others) {
            while (other.isAlive()) {
                try {
                    other.join();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        switch (failure.get()) {
            case null -> {}
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            case Throwable e -> throw new IllegalStateException(e);
        }
    }

    private static void take(
            int thread, AtomicInteger next, int things, Work work, AtomicReference<Throwable> failure) {
        try {
            for (int i = next.getAndIncrement(); i < things && failure.get() == null; i = next.getAndIncrement()) {
                work.on(thread, i);
            }
        } catch (Throwable e) {
            failure.compareAndSet(null, e);
        }
    }
}
