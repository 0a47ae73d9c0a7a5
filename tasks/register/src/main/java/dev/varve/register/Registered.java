package dev.varve.register;

import dev.varve.runtime.Outcome;

/**
 * What was registered.
 *
 * @param damaged files that are not whole
 * @param repeated files that have what they had when they were registered last
 * @param bytes as they lay in landing
 */
public record Registered(int loads, int files, int damaged, int repeated, long bytes) {
    public Outcome outcome() {
        return (loads == 0 ? Outcome.already() : Outcome.done(0))
                .reading(bytes)
                .with("loads", loads)
                .with("files", files)
                .with("damaged", damaged)
                .with("repeated", repeated);
    }

    Registered plus(Registered other) {
        return new Registered(
                loads + other.loads,
                files + other.files,
                damaged + other.damaged,
                repeated + other.repeated,
                bytes + other.bytes);
    }
}
