package dev.varve.quality;

/** {@code amount} {@code is} {@code between 0 and 100}. */
record Sentence(String subject, String verb, String expected) {

    Sentence with(Choice choice) {
        return new Sentence(subject, verb, expected + choice.words());
    }

    String words() {
        return subject + " " + verb + " " + expected;
    }
}
