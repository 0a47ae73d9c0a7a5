package dev.varve.storage;

import dev.varve.storage.stream.Damaged;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** The path of a member below its bundle. */
final class MemberName {
    private static final int LONGEST = 4096;

    private MemberName() {}

    /** @return without empty and {@code .} folders */
    static String of(String name) throws Damaged {
        if (name.length() > LONGEST || name.chars().anyMatch(Character::isISOControl)) {
            throw new Damaged("unsafe", "has a member whose name is no path");
        }
        List<String> parts = Arrays.asList(name.split("[/\\\\]", -1));
        if (parts.size() > 1 && parts.getFirst().isEmpty() || name.matches("[A-Za-z]:.*")) {
            throw new Damaged("unsafe", "has a member with an absolute path, " + name);
        }
        if (parts.contains("..")) {
            throw new Damaged("unsafe", "has a member that leads out of it, " + name);
        }
        return Arrays.stream(name.split("/"))
                .filter(part -> !part.isEmpty() && !part.equals("."))
                .collect(Collectors.joining("/"));
    }
}
