package dev.varve.quality.check;

/** {@code amount} {@code is} {@code between 0 and 100}. */
public record CheckSentence(String subject, String verb, String expected) {

    public CheckSentence with(RowFilter choice) {
        return new CheckSentence(subject, verb, expected + choice.words());
    }

    public String words() {
        return subject + " " + verb + " " + expected;
    }
}
