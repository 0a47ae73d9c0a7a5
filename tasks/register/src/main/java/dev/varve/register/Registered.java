package dev.varve.register;

/**
 * What was registered.
 *
 * @param damaged files that are not whole
 * @param bytes as they lay in landing
 */
public record Registered(int loads, int files, int damaged, long bytes) {
    Registered plus(Registered other) {
        return new Registered(loads + other.loads, files + other.files, damaged + other.damaged, bytes + other.bytes);
    }
}
