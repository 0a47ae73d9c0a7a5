package dev.varve.cli.rejects;

import dev.varve.contract.Contract;
import dev.varve.failure.TaskFailure;
import dev.varve.formats.raster.Rasters;
import dev.varve.formats.reading.Readers;
import dev.varve.ledger.Json;
import dev.varve.runtime.Locations;
import dev.varve.storage.Archive;
import dev.varve.storage.StoreFailure;
import dev.varve.warehouse.Cells;
import dev.varve.warehouse.Sql;
import dev.varve.warehouse.Warehouse;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Rejected rows as a CSV file that a person corrects: the text of a row stands in it as it was delivered, byte by byte. */
final class RejectsFile {
    private static final String MARK = "\ufeff";
    private static final List<String> NAMES = List.of(
            "file_id",
            "file",
            "row",
            "line",
            "column",
            "reason",
            "message",
            "annotation",
            "text",
            "received_at",
            "load");

    private final Warehouse warehouse;
    private final Archive archive;
    private final Locations places;
    private final Contract contract;

    RejectsFile(Warehouse warehouse, Locations places, Contract contract) {
        this.warehouse = warehouse;
        this.places = places;
        this.archive = places.storage().archive();
        this.contract = contract;
    }

    /** What a person left in a row of it. */
    record Edited(String file, long row, String text, String annotation) {}

    /** @return rows written */
    long write(Path target, Consumer<Consumer<Rejected>> rejects) {
        long[] rows = {0};
        // Without the mark, spreadsheets take UTF-8 for something else and save it so.
        try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(target, StandardCharsets.UTF_8))) {
            out.print(MARK);
            line(out, NAMES.stream());
            rejects.accept(reject -> {
                rows[0]++;
                line(
                        out,
                        Stream.of(
                                reject.file(),
                                reject.path(),
                                Long.toString(reject.row()),
                                Long.toString(reject.said().line()),
                                reject.said().column(),
                                reject.said().reasonCode(),
                                reject.said().message(),
                                reject.annotation(),
                                text(reject),
                                Cells.text(reject.receivedAt()),
                                reject.load().substring(0, 12)));
            });
            if (out.checkError()) {
                throw new IOException("the disk is full or the file was taken away");
            }
        } catch (IOException e) {
            throw TaskFailure.usage("cannot write " + target + ": " + e.getMessage());
        }
        return rows[0];
    }

    private static void line(PrintWriter out, Stream<String> cells) {
        out.print(cells.map(RejectsFile::quoted).collect(Collectors.joining(",", "", "\r\n")));
    }

    private static String quoted(String cell) {
        return cell == null ? "" : '"' + cell.replace("\"", "\"\"") + '"';
    }

    /** Whole, also where the ledger keeps only its beginning. */
    String text(Rejected reject) {
        if (!reject.said().cut()) {
            return reject.said().text();
        }
        Cells file = warehouse.first(Sql.named("rejects/file"), reject.fileId()).orElseThrow();
        try (InputStream content = archive.open(file.text(1));
                Rasters rasters = places.rasters()) {
            return Readers.of(contract, Json.texts(file.text(0)), rasters).text(content, reject.row());
        } catch (StoreFailure e) {
            throw e.failure();
        } catch (IOException e) {
            throw TaskFailure.transientFailure(
                    contract.dataset() + ": cannot read the archived copy of " + reject.path() + ": " + e.getMessage(),
                    e);
        }
    }

    /** @param source a file that {@link #write} wrote, as a spreadsheet may have saved it */
    static List<Edited> read(Path source) {
        List<List<String>> lines = CsvText.read(source);
        if (lines.isEmpty()) {
            throw TaskFailure.usage(source + " is empty; write one with --export");
        }
        Map<String, Integer> places = new LinkedHashMap<>();
        for (int i = 0; i < lines.getFirst().size(); i++) {
            places.put(lines.getFirst().get(i).strip(), i);
        }
        for (String name : List.of("file_id", "row", "text")) {
            if (!places.containsKey(name)) {
                throw TaskFailure.usage(source + " has no column " + name
                        + "; keep the columns file_id, row and text of the file that --export writes");
            }
        }
        return lines.stream()
                .skip(1)
                .filter(line -> line.stream().anyMatch(cell -> !cell.isBlank()))
                .map(line -> edited(source, line, places))
                .toList();
    }

    private static Edited edited(Path source, List<String> line, Map<String, Integer> places) {
        String row = cell(line, places, "row").strip();
        if (!row.matches("\\d{1,18}")) {
            throw TaskFailure.usage(
                    source + ": '" + row + "' is no row number; keep the columns file_id and row as they are");
        }
        return new Edited(
                cell(line, places, "file_id").strip(),
                Long.parseLong(row),
                cell(line, places, "text").replaceFirst("[\r\n]+$", ""),
                cell(line, places, "annotation").strip());
    }

    private static String cell(List<String> line, Map<String, Integer> places, String name) {
        return Optional.ofNullable(places.get(name))
                .filter(place -> place < line.size())
                .map(line::get)
                .orElse("");
    }
}
