package dev.varve.cli.generate;

public final class RetailDrops {
    public record Story(int day, String dataset, String text) {}
    public static java.util.List<Story> write(java.nio.file.Path landing, int days, long seed, int scale) { return java.util.List.of(); }
}
