package dev.varve.formats.refusal;

import java.util.Locale;

/** Why a record was rejected, or a file refused: a stable vocabulary. */
public enum Reason {
    // of records
    NOT_A_BOOLEAN,
    NOT_AN_INTEGER,
    NOT_A_DECIMAL,
    NOT_A_DOUBLE,
    NOT_A_DATE,
    NOT_A_TIME,
    NOT_A_DURATION,
    NOT_A_TIMESTAMP,
    NOT_BINARY,
    NOT_JSON,
    NOT_A_SCALAR,
    NOT_AN_ARRAY,
    OUT_OF_RANGE,
    TOO_MANY_DIGITS,
    TOO_LONG,
    REQUIRED,
    SKIPPED_LOCAL_TIME,
    REPEATED_LOCAL_TIME,
    UNKNOWN_ZONE,
    INVALID_ENCODING,
    TOO_FEW_FIELDS,
    TOO_MANY_FIELDS,
    BROKEN_QUOTE,
    UNKNOWN_ESCAPE,
    BROKEN_JSON,
    DUPLICATE_FIELD,
    UNKNOWN_FIELD,
    // of files
    TRUNCATED,
    CORRUPT,
    TOO_LARGE,
    NOT_A_FILE,
    NO_HEADER,
    HEADER_DOES_NOT_FIT,
    RECORDS_NOT_FOUND,
    DECLARED_ROWS_DIFFER,
    UNTERMINATED,
    UNSUPPORTED,
    CRASHED;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
