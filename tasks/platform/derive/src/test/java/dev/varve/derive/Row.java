package dev.varve.derive;

import java.time.LocalDateTime;

/** A row of a drop; a null time, number or sequence is an empty field. */
record Row(int key, LocalDateTime at, Integer number, Integer sequence, String status) {
    static final String GONE = "gone";

    static Row of(int key, String at, Integer number) {
        return new Row(key, LocalDateTime.parse(at), number, null, "here");
    }

    static Row listed(int key, Integer number) {
        return new Row(key, null, number, null, "here");
    }

    Row sequence(Integer other) {
        return new Row(key, at, number, other, status);
    }

    Row gone() {
        return new Row(key, at, number, sequence, GONE);
    }
}
