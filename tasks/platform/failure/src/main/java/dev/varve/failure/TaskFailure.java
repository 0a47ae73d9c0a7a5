package dev.varve.failure;

/** Why a task cannot do what it was asked for, said in words for people. */
public final class TaskFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** One kind an exit code. */
    public enum Kind {
        USAGE(64),
        REFUSED(65),
        BUG(70),
        DAMAGED(74),
        TRANSIENT(75),
        CONFIGURATION(78),
        NOTHING(99);

        private final int exitCode;

        Kind(int exitCode) {
            this.exitCode = exitCode;
        }

        public int exitCode() {
            return exitCode;
        }
    }

    private final Kind kind;

    private TaskFailure(Kind kind, String message, Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    public static TaskFailure usage(String message) {
        return new TaskFailure(Kind.USAGE, message, null);
    }

    /** Nothing to do, which is no error. */
    public static TaskFailure nothing(String message) {
        return new TaskFailure(Kind.NOTHING, message, null);
    }

    /** Data that cannot be loaded or published as it is. */
    public static TaskFailure refused(String message) {
        return new TaskFailure(Kind.REFUSED, message, null);
    }

    /** What is published is not what it should be; nothing but mending it helps. */
    public static TaskFailure damaged(String message) {
        return new TaskFailure(Kind.DAMAGED, message, null);
    }

    /** The same command may well succeed later. */
    public static TaskFailure transientFailure(String message, Throwable cause) {
        return new TaskFailure(Kind.TRANSIENT, message, cause);
    }

    public static TaskFailure configuration(String message, Throwable cause) {
        return new TaskFailure(Kind.CONFIGURATION, message, cause);
    }

    public static TaskFailure configuration(String message) {
        return configuration(message, null);
    }

    public Kind kind() {
        return kind;
    }
}
