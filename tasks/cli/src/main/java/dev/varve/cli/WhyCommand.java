package dev.varve.cli;

@picocli.CommandLine.Command(name = "why")
final class WhyCommand implements Runnable {
    @Override
    public void run() {}
}
