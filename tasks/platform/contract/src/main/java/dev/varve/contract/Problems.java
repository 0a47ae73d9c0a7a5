package dev.varve.contract;

import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong with one file. */
final class Problems {

    private final String file;
    private final List<Problem> found = new ArrayList<>();

    Problems(String file) {
        this.file = file;
    }

    String file() {
        return file;
    }

    List<Problem> found() {
        return found;
    }

    void add(int line, String field, String message) {
        found.add(new Problem(file, line, field, message, false));
    }

    void add(int line, String field, String message, boolean notYet) {
        found.add(new Problem(file, line, field, message, notYet));
    }
}
