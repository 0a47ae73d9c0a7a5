package dev.varve.storage.stream;

import dev.varve.failure.TaskFailure;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;

/** What it means for a task that something cannot be written. */
public final class WriteFailure {
    private WriteFailure() {}

    /** What a failure to write means for the user. */
    public static TaskFailure of(IOException e, Path where) {
        return of(e, where.toString());
    }

    /** @param where as people read it */
    public static TaskFailure of(IOException e, String where) {
        if (e.getCause() instanceof TaskFailure failure) {
            return failure;
        }
        String message = String.valueOf(e.getMessage());
        if (message.contains("No space left") || message.contains("Disk quota")) {
            return TaskFailure.transientFailure(
                    "the disk is full while writing " + where
                            + "; nothing was changed: free some space and run this again",
                    e);
        }
        if (e instanceof AccessDeniedException || message.contains("Read-only file system")) {
            return TaskFailure.configuration(
                    "no permission to write " + where + "; change it or choose another place with --home", e);
        }
        String reason = e instanceof FileSystemException file && file.getReason() != null ? file.getReason() : message;
        return TaskFailure.configuration(
                "cannot write " + where + ": " + reason + "; choose another place with --home", e);
    }
}
