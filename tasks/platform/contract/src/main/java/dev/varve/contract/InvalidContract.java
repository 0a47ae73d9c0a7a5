package dev.varve.contract;

import java.util.List;
import java.util.stream.Collectors;

/** Everything that is wrong with one contract, or with how contracts fit together. */
public final class InvalidContract extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient List<Problem> problems;

    public InvalidContract(List<Problem> problems) {
        super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    public List<Problem> problems() {
        return problems;
    }
}
