package dev.varve.storage.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReadAheadTest {
    private static byte[] content(int length) {
        byte[] content = new byte[length];
        new Random(length).nextBytes(content);
        return content;
    }

    /** Gives all bytes and then fails. */
    private static InputStream failing(byte[] content, RuntimeException failure) {
        return new ByteArrayInputStream(content) {
            @Override
            public synchronized int read(byte[] into, int from, int length) {
                int count = super.read(into, from, length);
                if (count < 0) {
                    throw failure;
                }
                return count;
            }
        };
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 1 << 16, (1 << 16) + 1, (1 << 16) + (1 << 18), 7_000_003})
    void handsOnEveryByte(int length) throws IOException {
        byte[] content = content(length);
        try (InputStream in = new ReadAhead(new ByteArrayInputStream(content))) {
            assertThat(in.readAllBytes()).isEqualTo(content);
            assertThat(in.read()).isEqualTo(-1);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 5, 1 << 18, 3_000_000})
    void handsOnWhatCameBeforeAFailure(int length) throws IOException {
        byte[] content = content(length);
        ByteArrayOutputStream got = new ByteArrayOutputStream();
        try (InputStream in = new ReadAhead(failing(content, new IllegalStateException("damaged")))) {
            assertThatThrownBy(() -> in.transferTo(got))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("damaged");
            assertThatThrownBy(in::read).hasMessage("damaged");
        }
        assertThat(got.toByteArray()).isEqualTo(content);
    }

    @Test
    void mayBeLeftEarly() throws IOException {
        boolean[] closed = new boolean[1];
        InputStream endless = new InputStream() {
            @Override
            public int read() {
                return 7;
            }

            @Override
            public void close() {
                closed[0] = true;
            }
        };
        try (InputStream in = new ReadAhead(endless)) {
            assertThat(in.readNBytes(3_000_000)).hasSize(3_000_000).containsOnly(7);
        }
        assertThat(closed[0]).isTrue();
    }
}
