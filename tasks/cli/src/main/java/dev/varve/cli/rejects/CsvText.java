package dev.varve.cli.rejects;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import dev.varve.failure.TaskFailure;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A small CSV file as spreadsheets save it: RFC 4180 in UTF-8, with commas, semicolons or tabs. */
final class CsvText {
    /** A rejected row may be as long as memory allows. */
    private static final int MOST = 1 << 30;

    private CsvText() {}

    static List<List<String>> read(Path file) {
        try {
            byte[] bytes = Files.readAllBytes(file);
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return lines(file, text.startsWith("\ufeff") ? text.substring(1) : text);
        } catch (CharacterCodingException e) {
            throw TaskFailure.usage(file + " is not UTF-8; save it again as CSV in UTF-8");
        } catch (IOException e) {
            throw TaskFailure.usage("cannot read " + file + ": " + e.getMessage());
        }
    }

    private static List<List<String>> lines(Path file, String text) throws IOException {
        String header = text.lines().findFirst().orElse("");
        char delimiter = header.indexOf(',') >= 0 ? ',' : header.indexOf(';') >= 0 ? ';' : '\t';
        List<List<String>> lines = new ArrayList<>();
        try (CsvReader<CsvRecord> reader = CsvReader.builder()
                .fieldSeparator(delimiter)
                .skipEmptyLines(false)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .allowUnclosedQuote(false)
                .maxBufferSize(MOST)
                .build(CsvRecordHandler.of(limits -> limits.maxFieldSize(MOST).maxRecordSize(MOST)), text)) {
            reader.forEach(line -> lines.add(line.getFields()));
        } catch (CsvParseException e) {
            boolean closed = e.getMessage().startsWith("Unexpected character after closing quote");
            throw TaskFailure.usage(file + ": a quote that opens on line " + (lines.size() + 1)
                    + (closed ? " closes before the end of its value" : " is never closed")
                    + "; save the file again as CSV");
        }
        return lines;
    }
}
