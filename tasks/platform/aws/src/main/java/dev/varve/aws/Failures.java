package dev.varve.aws;

import dev.varve.failure.TaskFailure;
import dev.varve.storage.StoreFailure;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import javax.net.ssl.SSLException;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkException;

/** What failures of the SDK mean for a task. No message repeats what a server or the SDK says: it may hold a secret. */
final class Failures {
    private static final Set<String> EXPIRED =
            Set.of("ExpiredToken", "ExpiredTokenException", "TokenRefreshRequired", "RequestExpired");
    private static final Set<String> UNKNOWN_KEYS = Set.of(
            "InvalidAccessKeyId",
            "SignatureDoesNotMatch",
            "InvalidToken",
            "InvalidClientTokenId",
            "InvalidSecurity",
            "UnrecognizedClientException");
    private static final Set<String> REGION = Set.of(
            "PermanentRedirect",
            "AuthorizationHeaderMalformed",
            "IllegalLocationConstraintException",
            "Redirect",
            "TemporaryRedirect");
    private static final Set<String> SLOW =
            Set.of("SlowDown", "Throttling", "RequestLimitExceeded", "ServiceUnavailable");

    private Failures() {}

    static boolean is(AwsServiceException e, String code) {
        return e.awsErrorDetails() != null && code.equals(e.awsErrorDetails().errorCode());
    }

    /** The object is not there; a bucket that is not there is another thing. */
    static boolean isMissing(AwsServiceException e) {
        return e.statusCode() == 404 && !is(e, "NoSuchBucket") && !is(e, "NoSuchUpload");
    }

    /** A condition was not met; some servers answer as if they had been asked for content. */
    static boolean isUnmet(AwsServiceException e) {
        return e.statusCode() == 412 || e.statusCode() == 304;
    }

    /** Another request for the same object was under way: nothing was decided. */
    static boolean isUndecided(AwsServiceException e) {
        return e.statusCode() == 409;
    }

    /** An answer that broke off, or nonsense: neither the server nor the settings say that it would be the same again. */
    static boolean isBroken(SdkException e) {
        return !(e instanceof AwsServiceException)
                && !(e instanceof ApiCallTimeoutException)
                && !has(e, UnknownHostException.class)
                && !has(e, ConnectException.class)
                && !has(e, SSLException.class)
                && !has(e, SocketTimeoutException.class)
                && !mentions(e, "credentials")
                && !mentions(e, "unable to load region");
    }

    private static boolean mentions(Throwable e, String word) {
        return String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT).contains(word);
    }

    /** The object is another one than the one that was listed, or of which the first bytes were read. */
    static StoreFailure changed(String where) {
        return new StoreFailure(TaskFailure.transientFailure(
                where
                        + " changed while it was read; nothing of it was registered: run this again for what is there now",
                null));
    }

    static StoreFailure gone(String where) {
        return new StoreFailure(TaskFailure.transientFailure(
                where
                        + " went away while it was read; nothing of it was registered: run this again for what is there now",
                null));
    }

    static StoreFailure transientFailure(String message, Throwable cause) {
        return new StoreFailure(TaskFailure.transientFailure(message, cause));
    }

    /**
     * @param action as permissions name it, such as {@code GetObject}
     * @param where what was asked for
     */
    static StoreFailure of(SdkException e, String action, String where) {
        return new StoreFailure(
                e instanceof AwsServiceException answer
                        ? answered(answer, action, where)
                        : unanswered(e, action, where));
    }

    private static TaskFailure answered(AwsServiceException e, String action, String where) {
        String code = e.awsErrorDetails() == null || e.awsErrorDetails().errorCode() == null
                ? "status " + e.statusCode()
                : e.awsErrorDetails().errorCode().replaceAll("[^\\w .-]", "");
        String said = where + ": " + action + " was answered with " + code
                + (e.requestId() == null ? "" : " (request " + e.requestId().replaceAll("[^\\w./+=-]", "") + ")");
        if (is(e, "NoSuchBucket")) {
            return wrong(said + ": there is no such bucket; correct its name, s3_region or s3_endpoint", e);
        }
        if (is(e, "RequestTimeTooSkewed")) {
            return wrong(said + ": the clock of this machine is wrong; set it by NTP", e);
        }
        if (EXPIRED.contains(code)) {
            return TaskFailure.transientFailure(
                    said + ": the credentials have expired; renew them and run this again", e);
        }
        if (UNKNOWN_KEYS.contains(code)) {
            return wrong(
                    said + ": the credentials are not accepted there; look at AWS_PROFILE, AWS_ACCESS_KEY_ID and its"
                            + " secret, or the role of this machine",
                    e);
        }
        if (REGION.contains(code) || e.statusCode() == 301) {
            return wrong(said + ": the bucket is in another region; correct s3_region", e);
        }
        if (e.statusCode() == 403 || e.statusCode() == 401) {
            return wrong(said + ": no permission; allow s3:" + action + " there, and its KMS key if it has one", e);
        }
        if (e.statusCode() == 501 || code.equals("NotImplemented")) {
            return wrong(
                    said + ": the server does not know this request or one of its headers; varve needs conditional"
                            + " writes: use a newer server",
                    e);
        }
        if (e.statusCode() == 503 || e.statusCode() == 429 || SLOW.contains(code)) {
            return TaskFailure.transientFailure(said + " again and again: it is too busy; run this again later", e);
        }
        if (e.statusCode() >= 500 || e.statusCode() == 408 || e.statusCode() == 409 || e.statusCode() == 404) {
            return TaskFailure.transientFailure(said + "; run this again later", e);
        }
        return wrong(said + "; look at what the server's log says of it", e);
    }

    private static TaskFailure wrong(String message, Throwable cause) {
        return TaskFailure.configuration(message, cause);
    }

    private static TaskFailure unanswered(SdkException e, String action, String where) {
        String said = where + ": " + action;
        if (has(e, UnknownHostException.class)) {
            return wrong(said + ": the name of the server is not known; correct s3_endpoint or s3_region", e);
        }
        if (has(e, CertificateException.class) || has(e, SSLException.class)) {
            return wrong(
                    said + ": no secure connection: the server's certificate is not trusted here, or it does not speak"
                            + " TLS; correct s3_endpoint, or add its certificate to Java's trust store"
                            + " (JAVA_TOOL_OPTIONS=-Djavax.net.ssl.trustStore=FILE)",
                    e);
        }
        if (mentions(e, "unable to load region")) {
            return wrong(said + ": no region is known; set s3_region or AWS_REGION", e);
        }
        if (mentions(e, "credentials")) {
            return wrong(
                    said + ": no credentials were found; set AWS_PROFILE, or AWS_ACCESS_KEY_ID and"
                            + " AWS_SECRET_ACCESS_KEY, or give this machine a role",
                    e);
        }
        if (mentions(e, "checksum")) {
            return TaskFailure.transientFailure(said + ": what came is not what its checksum says; run this again", e);
        }
        if (has(e, ConnectException.class)) {
            return TaskFailure.transientFailure(
                    said + ": nothing answers there; start the server or correct s3_endpoint, and run this again", e);
        }
        if (e instanceof ApiCallTimeoutException || has(e, SocketTimeoutException.class)) {
            return TaskFailure.transientFailure(
                    said + ": no answer in time (s3_deadline_seconds); run this again later", e);
        }
        return TaskFailure.transientFailure(said + ": the connection broke again and again; run this again later", e);
    }

    /** What a task of another thread came to. @param where what it works on */
    static <T> T result(Future<T> task, String where) throws IOException {
        try {
            return task.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw transientFailure("interrupted while working on " + where + "; run this again", e);
        }
    }

    private static boolean has(Throwable e, Class<? extends Throwable> kind) {
        for (Throwable one = e; one != null; one = one.getCause()) {
            if (kind.isInstance(one)) {
                return true;
            }
        }
        return false;
    }
}
