package dev.varve.runtime;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The version of the solution, as the build wrote it. */
public record Version(String number) {
    public static Version current() {
        try (InputStream in = Version.class.getResourceAsStream("/varve-version.properties")) {
            Properties properties = new Properties();
            properties.load(in);
            return new Version(properties.getProperty("version"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
