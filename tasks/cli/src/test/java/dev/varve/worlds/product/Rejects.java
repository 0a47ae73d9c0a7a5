package dev.varve.worlds.product;

import dev.varve.worlds.spec.Admission;
import dev.varve.worlds.spec.Delivery;
import dev.varve.worlds.spec.Rendering;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** A person who exports rejected rows, corrects one in the file, and replays it. */
public final class Rejects {

    private final Product product;
    private final Path file;

    Rejects(Product product, Path file) {
        this.product = product;
        this.file = file;
    }

    /** @return what went wrong */
    List<String> replay(Admission admission, List<Delivery> arrived) {
        List<String> problems = correct(admission, arrived);
        if (!problems.isEmpty()) {
            return problems;
        }
        Outcome replay = product.run(command(admission).toArray(String[]::new));
        return replay.exit() == 0 && replay.err().contains("1 row replayed") ? List.of() : List.of(replay.toString());
    }

    public List<String> command(Admission admission) {
        return List.of("rejects", admission.spec().dataset(), "replay", "--from", file.toString());
    }

    /** @return what went wrong */
    public List<String> correct(Admission admission, List<Delivery> arrived) {
        Outcome export = product.run("rejects", admission.spec().dataset(), "--export", file.toString());
        if (export.exit() != 0) {
            return List.of(export.toString());
        }
        Set<String> paths =
                arrived.stream().filter(admission::concerns).map(Delivery::path).collect(Collectors.toSet());
        try {
            List<String> found = Files.readAllLines(file).stream()
                    .filter(line -> paths.stream()
                            .anyMatch(path -> line.contains("\"" + path + "\",\"" + admission.row() + "\",")))
                    .toList();
            if (found.size() != 1) {
                return List.of(
                        "the export has " + found.size() + " rows for " + admission + ":\n" + Files.readString(file));
            }
            String text =
                    Rendering.line(admission.spec(), admission.corrected()).replace("\"", "\"\"");
            Files.writeString(
                    file,
                    "file_id,row,text\n" + found.getFirst().split(",")[0] + "," + admission.row() + ",\"" + text
                            + "\"\n");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return List.of();
    }
}
