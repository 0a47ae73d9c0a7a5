package dev.varve.contract;

/**
 * One mistake in a contract.
 *
 * @param file path as the reader was given it
 * @param line counted from 1; 0 where the whole file is meant
 * @param field dotted path of the field
 * @param message what is wrong and what to do
 * @param notYet the contract is right, but asks for what this version does not do yet
 */
public record Problem(String file, int line, String field, String message, boolean notYet) {
    @Override
    public String toString() {
        return file + (line > 0 ? ":" + line : "") + ": " + (field.isEmpty() ? "" : field + ": ") + message;
    }
}
