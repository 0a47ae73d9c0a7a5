package dev.varve.formats;

import dev.varve.formats.refusal.Reason;

/**
 * One record that does not fit its contract.
 *
 * @param number of the record in its file, counted from 1
 * @param line physical line it starts at, counted from 1
 * @param offset of its first byte in the decompressed file
 * @param column that does not fit, or null where the record as a whole is broken
 * @param reason stable reason code in lower_snake_case, from {@link Reason}
 * @param message for people
 * @param text original text, cut to a limit
 * @param cut whether the text was cut
 * @param key values of the key columns where all could be read, else null
 */
public record Reject(
        long number,
        long line,
        long offset,
        String column,
        Reason reason,
        String message,
        String text,
        boolean cut,
        RowValues key) {}
