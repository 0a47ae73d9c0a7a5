package dev.varve.contract;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where a dataset's files land: a path under the landing root with {@code *}, {@code **} and captures. */
public final class LandingPattern {

    /**
     * What a path says.
     *
     * @param receivedAt when the object was delivered, where the pattern captures it
     * @param values captured text by name; dates and times captured with a format are given as ISO 8601
     */
    public record Match(Optional<Instant> receivedAt, Map<String, String> values) {}

    private final String text;

    public LandingPattern(String text) {
        this.text = text;
    }

    public String text() {
        return text;
    }

    /** Names the pattern captures, {@code received_at} not among them. */
    public List<String> captures() {
        throw new UnsupportedOperationException();
    }

    public boolean capturesReceivedAt() {
        throw new UnsupportedOperationException();
    }

    /** The folder below which every match lies: the part before the first wildcard or capture, without a trailing slash. */
    public String folder() {
        throw new UnsupportedOperationException();
    }

    /** @param path relative to the landing root, with {@code /} */
    public Optional<Match> match(String path) {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LandingPattern that && text.equals(that.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
