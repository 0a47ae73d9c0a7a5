package dev.varve.worlds.many;

import dev.varve.worlds.spec.Line;
import dev.varve.worlds.spec.Rendering;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What lies where, on the disk and in memory. */
final class Landing {

    /** What lies under a path. */
    record Content(List<Line> lines, Instant modifiedAt, boolean damaged) {}

    private final Path root;
    private final List<Wording> datasets;
    private final Map<Place, Content> objects = new HashMap<>();

    Landing(Path root, List<Wording> datasets) {
        this.root = root;
        this.datasets = datasets;
    }

    Map<Place, Content> objects() {
        return objects;
    }

    void happens(Event event) {
        switch (event) {
            case Event.Land land -> put(land.place(), new Content(land.lines(), land.modifiedAt(), land.damaged()));
            case Event.Copy copy -> copy(copy);
            case Event.Touch touch -> {
                Content content = objects.get(touch.place());
                if (content != null) {
                    objects.put(touch.place(), new Content(content.lines(), touch.modifiedAt(), content.damaged()));
                    modified(file(touch.place()), touch.modifiedAt());
                }
            }
            case Event.Remove remove -> remove(remove.place());
            case Event.Step step -> throw new IllegalArgumentException(step.toString());
            case Event.Run run -> throw new IllegalArgumentException(run.toString());
            case Event.Approve approve -> throw new IllegalArgumentException(approve.toString());
        }
    }

    private void copy(Event.Copy copy) {
        Content content = objects.get(copy.from());
        if (content == null || copy.from().equals(copy.to())) {
            return;
        }
        put(copy.to(), new Content(content.lines(), copy.modifiedAt(), content.damaged()));
        if (copy.moved()) {
            remove(copy.from());
        }
    }

    private void remove(Place place) {
        if (objects.remove(place) != null) {
            try {
                Files.delete(file(place));
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
    }

    private void put(Place place, Content content) {
        Wording wording = datasets.get(place.dataset());
        objects.put(place, content);
        try {
            byte[] bytes = Rendering.bytes(wording.spec(), wording.text(content.lines()));
            Path file = file(place);
            Files.createDirectories(file.getParent());
            Path part = root.resolve("part");
            Files.write(part, content.damaged() ? Arrays.copyOf(bytes, bytes.length - 4) : bytes);
            modified(part, content.modifiedAt());
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static void modified(Path file, Instant at) {
        try {
            Files.setLastModifiedTime(file, FileTime.from(at));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private Path file(Place place) {
        return root.resolve(datasets.get(place.dataset()).path(place));
    }
}
