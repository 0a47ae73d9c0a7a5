package dev.varve.storage;

import dev.varve.failure.TaskFailure;
import java.nio.file.FileSystemException;

/** That a store failed, not what is stored: no damage of what is read. */
public final class StoreFailure extends FileSystemException {
    private static final long serialVersionUID = 1L;

    private final TaskFailure failure;

    /** @param failure what it means for a task, in words for people */
    public StoreFailure(TaskFailure failure) {
        super(null, null, failure.getMessage());
        initCause(failure);
        this.failure = failure;
    }

    public TaskFailure failure() {
        return failure;
    }

    @Override
    public String getMessage() {
        return failure.getMessage();
    }
}
