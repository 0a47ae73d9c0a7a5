package dev.varve.contract;

public enum Severity {
    CRITICAL,
    WARNING,
    INFO;

    public String text() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
