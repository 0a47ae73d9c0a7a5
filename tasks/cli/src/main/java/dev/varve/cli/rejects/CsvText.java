package dev.varve.cli.rejects;

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
    private final String text;
    private final char delimiter;
    private final List<List<String>> lines = new ArrayList<>();
    private List<String> line = new ArrayList<>();
    private int position;

    private CsvText(String text) {
        this.text = text;
        String header = text.lines().findFirst().orElse("");
        this.delimiter = header.indexOf(',') >= 0 ? ',' : header.indexOf(';') >= 0 ? ';' : '\t';
    }

    static List<List<String>> read(Path file) {
        try {
            byte[] bytes = Files.readAllBytes(file);
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return new CsvText(text.startsWith("\ufeff") ? text.substring(1) : text).lines(file);
        } catch (CharacterCodingException e) {
            throw TaskFailure.usage(file + " is not UTF-8; save it again as CSV in UTF-8");
        } catch (IOException e) {
            throw TaskFailure.usage("cannot read " + file + ": " + e.getMessage());
        }
    }

    private List<List<String>> lines(Path file) {
        while (position < text.length()) {
            line.add(text.charAt(position) == '"' ? quoted(file) : plain());
            if (position == text.length() || text.charAt(position) != delimiter) {
                endLine();
            } else if (++position == text.length()) {
                line.add("");
                endLine();
            }
        }
        return lines;
    }

    private String plain() {
        int start = position;
        while (position < text.length() && text.charAt(position) != delimiter && !atLineEnd()) {
            position++;
        }
        return text.substring(start, position);
    }

    private String quoted(Path file) {
        StringBuilder cell = new StringBuilder();
        for (position++; position < text.length(); position++) {
            char c = text.charAt(position);
            if (c != '"') {
                cell.append(c);
            } else if (position + 1 < text.length() && text.charAt(position + 1) == '"') {
                cell.append(c);
                position++;
            } else {
                position++;
                return cell.append(plain()).toString();
            }
        }
        throw TaskFailure.usage(file + ": a quote that opens on line " + (lines.size() + 1)
                + " is never closed; save the file again as CSV");
    }

    private boolean atLineEnd() {
        return text.charAt(position) == '\n' || text.charAt(position) == '\r';
    }

    private void endLine() {
        lines.add(line);
        line = new ArrayList<>();
        if (position < text.length() && text.charAt(position) == '\r') {
            position++;
        }
        if (position < text.length() && text.charAt(position) == '\n') {
            position++;
        }
    }
}
