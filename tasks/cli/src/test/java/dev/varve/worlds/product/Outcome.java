package dev.varve.worlds.product;

/** How one command ended. */
public record Outcome(String command, int exit, String out, String err) {

    @Override
    public String toString() {
        return "varve " + command + " exits " + exit + "\n" + out + err;
    }
}
