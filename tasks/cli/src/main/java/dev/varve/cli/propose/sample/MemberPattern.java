package dev.varve.cli.propose.sample;

import dev.varve.contract.landing.LandingPattern;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The simplest pattern of {@code members} that some members match, and no other. */
final class MemberPattern {
    private MemberPattern() {}

    /** @return empty where all are chosen, and where no simple pattern tells */
    static Optional<String> of(List<String> chosen, List<String> all) {
        if (chosen.size() == all.size()) {
            return Optional.empty();
        }
        String first = chosen.getFirst();
        String folder = first.substring(0, first.lastIndexOf('/') + 1);
        String name = first.substring(folder.length());
        String suffix = name.contains(".") ? name.substring(name.indexOf('.')) : "";
        String start = chosen.stream().reduce(MemberPattern::common).orElse("");
        return Stream.of(
                        "*" + suffix,
                        folder + "*" + suffix,
                        "**/*" + suffix,
                        chosen.size() == 1 ? first : start + "*" + suffix,
                        start + "**" + suffix)
                .filter(pattern -> tells(pattern, chosen, all))
                .findFirst();
    }

    private static boolean tells(String pattern, List<String> chosen, List<String> all) {
        if (pattern.contains("{")) {
            return false;
        }
        LandingPattern members = new LandingPattern(pattern);
        return all.stream().allMatch(name -> members.match(name).isPresent() == chosen.contains(name));
    }

    private static String common(String one, String other) {
        int end = 0;
        while (end < Math.min(one.length(), other.length()) && one.charAt(end) == other.charAt(end)) {
            end++;
        }
        return one.substring(0, end);
    }
}
