package dev.varve.load;

import dev.varve.ledger.Load;

/** Why a load is refused. The ledger keeps what happened; what it means and what to do is said by who tells it. */
public sealed interface Refusal {
    Load load();

    /** What happened, on one line. */
    String fact();

    /** As the command line tells it. */
    default String sentence() {
        return load().dataset() + ": load " + load().shortKey() + " refused: " + fact() + consequence();
    }

    String consequence();

    /** @param path in landing */
    record OfFile(Load load, String path, String message) implements Refusal {
        @Override
        public String fact() {
            return path + ": " + message;
        }

        @Override
        public String consequence() {
            return (message.endsWith(".") ? " Readers" : "; readers")
                    + " keep what they had; deliver the whole file again";
        }
    }

    /** @param allowed as the contract writes it */
    record OfRejects(Load load, long rejected, long read, String allowed) implements Refusal {
        @Override
        public String fact() {
            return rejected + " of " + read + " rows do not fit the contract, more than limits.rejects allows ("
                    + allowed + ")";
        }

        @Override
        public String consequence() {
            return "; varve rejects " + load.dataset() + " --load " + load.shortKey() + " lists them";
        }
    }
}
