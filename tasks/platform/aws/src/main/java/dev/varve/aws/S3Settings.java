package dev.varve.aws;

import dev.varve.failure.TaskFailure;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How buckets are reached. There is no key or secret among it: credentials come from where the AWS SDK looks for them.
 *
 * @param region empty: as AWS's own settings say
 * @param endpoint of another server than AWS's
 * @param pathStyle the bucket stands in the path, not in the name of the host
 * @param kmsKey what objects are encrypted with; empty: as the bucket says
 * @param role assumed with the credentials that are found
 * @param deadline of one request with all its tries, without the bytes that it streams
 */
record S3Settings(
        Optional<String> region,
        Optional<URI> endpoint,
        boolean pathStyle,
        Optional<String> kmsKey,
        boolean requesterPays,
        Optional<String> role,
        Duration deadline) {
    private static final int DEADLINE_SECONDS = 120;

    /** @throws TaskFailure that names every value that is wrong */
    static S3Settings of(Map<String, String> values) {
        List<String> problems = new ArrayList<>();
        S3Settings settings = new S3Settings(
                Optional.ofNullable(values.get("region")),
                Optional.ofNullable(values.get("endpoint")).flatMap(text -> endpoint(text, problems)),
                flag(values, "path_style", problems),
                Optional.ofNullable(values.get("kms_key")),
                flag(values, "requester_pays", problems),
                Optional.ofNullable(values.get("role")).filter(role -> isRole(role, problems)),
                Duration.ofSeconds(seconds(values.get("deadline_seconds"), problems)));
        if (!problems.isEmpty()) {
            throw TaskFailure.configuration(String.join("\n", problems));
        }
        return settings;
    }

    private static Optional<URI> endpoint(String text, List<String> problems) {
        try {
            URI uri = URI.create(text);
            if (uri.getHost() != null
                    && uri.getUserInfo() == null
                    && List.of("http", "https").contains(uri.getScheme())) {
                return Optional.of(uri);
            }
        } catch (IllegalArgumentException e) {
            // Said below; the text may hold a password.
        }
        problems.add("s3_endpoint: it is no address like https://s3.example.com:9000, without user and password");
        return Optional.empty();
    }

    private static boolean flag(Map<String, String> values, String key, List<String> problems) {
        String value = values.getOrDefault(key, "false");
        if (!value.equals("true") && !value.equals("false")) {
            problems.add("s3_" + key + ": " + value + " is neither true nor false");
        }
        return value.equals("true");
    }

    private static boolean isRole(String role, List<String> problems) {
        boolean fits = role.matches("arn:[\\w-]+:iam::\\d+:role/.+");
        if (!fits) {
            problems.add("s3_role: it is no ARN like arn:aws:iam::123456789012:role/loader");
        }
        return fits;
    }

    private static int seconds(String text, List<String> problems) {
        if (text == null) {
            return DEADLINE_SECONDS;
        }
        if (text.matches("[1-9]\\d{0,4}")) {
            return Integer.parseInt(text);
        }
        problems.add("s3_deadline_seconds: " + text + " is no whole number of at least 1");
        return DEADLINE_SECONDS;
    }
}
