package dev.varve.contract.yaml;

import dev.varve.contract.Problem;
import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong with one file. */
public final class Problems {

    private final String file;
    private final List<Problem> found = new ArrayList<>();

    public Problems(String file) {
        this.file = file;
    }

    public String file() {
        return file;
    }

    public List<Problem> found() {
        return found;
    }

    public void add(int line, String field, String message) {
        found.add(new Problem(file, line, field, message, false));
    }

    public void add(int line, String field, String message, boolean notYet) {
        found.add(new Problem(file, line, field, message, notYet));
    }
}
