package dev.varve.cli;

@picocli.CommandLine.Command(name = "new")
final class NewCommand implements Runnable {
    @Override
    public void run() {}
}
