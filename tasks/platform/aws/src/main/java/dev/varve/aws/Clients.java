package dev.varve.aws;

import java.time.Duration;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.StandardRetryStrategy;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.StsClientBuilder;
import software.amazon.awssdk.services.sts.auth.StsAssumeRoleCredentialsProvider;

/** Makes clients of the SDK. Requests are tried again with growing, random pauses until their deadline. */
final class Clients {
    /** With the pauses in between, an address where nothing answers is known as such within half a minute. */
    private static final int TRIES = 6;

    private static final Duration CONNECT = Duration.ofSeconds(3);
    private static final Duration SILENCE = Duration.ofSeconds(20);
    /** Where another server is asked, a region is needed all the same: it is part of the signature. */
    private static final Region ANY = Region.US_EAST_1;

    private Clients() {}

    static S3Client of(S3Settings settings) {
        try {
            S3ClientBuilder builder = S3Client.builder()
                    .credentialsProvider(credentials(settings))
                    .httpClientBuilder(http())
                    .serviceConfiguration(S3Configuration.builder()
                            .pathStyleAccessEnabled(settings.pathStyle())
                            .chunkedEncodingEnabled(false)
                            .build())
                    // Checksums are computed here where they prove something; not every server knows the SDK's own
                    // choice.
                    .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                    .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                    .overrideConfiguration(override -> override.apiCallTimeout(settings.deadline())
                            .retryStrategy(StandardRetryStrategy.builder()
                                    .maxAttempts(TRIES)
                                    .circuitBreakerEnabled(false)
                                    .build()));
            settings.region().map(Region::of).ifPresent(builder::region);
            settings.endpoint().ifPresent(endpoint -> {
                builder.endpointOverride(endpoint);
                if (settings.region().isEmpty()) {
                    builder.region(ANY);
                }
            });
            if (settings.endpoint().isEmpty()) {
                builder.crossRegionAccessEnabled(true);
            }
            return builder.build();
        } catch (SdkException e) {
            throw Failures.of(e, "open", "s3").failure();
        }
    }

    private static UrlConnectionHttpClient.Builder http() {
        return UrlConnectionHttpClient.builder().connectionTimeout(CONNECT).socketTimeout(SILENCE);
    }

    private static AwsCredentialsProvider credentials(S3Settings settings) {
        AwsCredentialsProvider found = DefaultCredentialsProvider.builder().build();
        if (settings.role().isEmpty()) {
            return found;
        }
        StsClientBuilder sts = StsClient.builder().credentialsProvider(found).httpClientBuilder(http());
        settings.region().map(Region::of).ifPresent(sts::region);
        return StsAssumeRoleCredentialsProvider.builder()
                .stsClient(sts.build())
                .refreshRequest(
                        request -> request.roleArn(settings.role().get()).roleSessionName("varve"))
                .build();
    }
}
