package dev.varve.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Packages are rooms one finds one's way in: few files each, and a sentence at the door. */
class RoomsTest {
    private static final int MOST = 25;

    @Test
    void noRoomHasMoreFilesThanOneLooksThrough() throws IOException {
        assertThat(rooms("main", "test"))
                .hasSizeGreaterThan(80)
                .allSatisfy((room, files) -> assertThat(files)
                        .filteredOn(file -> !file.endsWith("package-info.java"))
                        .as(room.toString())
                        .hasSizeLessThanOrEqualTo(MOST));
    }

    @Test
    void everyRoomSaysWhatItIsFor() throws IOException {
        assertThat(rooms("main"))
                .isNotEmpty()
                .allSatisfy((room, files) ->
                        assertThat(files).as(room.toString()).contains(room.resolve("package-info.java")));
    }

    private static Map<Path, List<Path>> rooms(String... kinds) throws IOException {
        Map<Path, List<Path>> rooms = new TreeMap<>();
        for (String kind : kinds) {
            String place = "/src/" + kind + "/java/dev/varve/";
            try (Stream<Path> files = Files.walk(Path.of("../../tasks"))) {
                rooms.putAll(files.filter(file -> file.toString().endsWith(".java"))
                        .filter(file -> file.toString().contains(place))
                        .collect(Collectors.groupingBy(Path::getParent)));
            }
        }
        return rooms;
    }
}
