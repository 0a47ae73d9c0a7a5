package dev.varve.formats.raster.gdal.wire;

import dev.varve.formats.raster.Bounds;
import dev.varve.formats.raster.Preview;
import dev.varve.formats.raster.Statistics;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** How values are written between the two processes. */
public final class WireFormat {
    public interface Writer<T> {
        void write(DataOutputStream out, T value) throws IOException;
    }

    public interface Reader<T> {
        T read(DataInputStream in) throws IOException;
    }

    private WireFormat() {}

    public static void text(DataOutputStream out, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    public static String text(DataInputStream in) throws IOException {
        return new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
    }

    public static <T> void list(DataOutputStream out, List<T> values, Writer<T> writer) throws IOException {
        out.writeInt(values.size());
        for (T value : values) {
            writer.write(out, value);
        }
    }

    public static <T> List<T> list(DataInputStream in, Reader<T> reader) throws IOException {
        int size = in.readInt();
        List<T> values = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            values.add(reader.read(in));
        }
        return List.copyOf(values);
    }

    static void texts(DataOutputStream out, Map<String, String> texts) throws IOException {
        out.writeInt(texts.size());
        for (Map.Entry<String, String> entry : texts.entrySet()) {
            text(out, entry.getKey());
            text(out, entry.getValue());
        }
    }

    static Map<String, String> texts(DataInputStream in) throws IOException {
        int size = in.readInt();
        Map<String, String> texts = new LinkedHashMap<>();
        for (int i = 0; i < size; i++) {
            texts.put(text(in), text(in));
        }
        return texts;
    }

    public static <T> void optional(DataOutputStream out, Optional<T> value, Writer<T> writer) throws IOException {
        out.writeBoolean(value.isPresent());
        if (value.isPresent()) {
            writer.write(out, value.get());
        }
    }

    public static <T> Optional<T> optional(DataInputStream in, Reader<T> reader) throws IOException {
        return in.readBoolean() ? Optional.of(reader.read(in)) : Optional.empty();
    }

    static void real(DataOutputStream out, OptionalDouble value) throws IOException {
        out.writeBoolean(value.isPresent());
        out.writeDouble(value.orElse(0));
    }

    static OptionalDouble real(DataInputStream in) throws IOException {
        boolean present = in.readBoolean();
        double value = in.readDouble();
        return present ? OptionalDouble.of(value) : OptionalDouble.empty();
    }

    static void bounds(DataOutputStream out, Bounds bounds) throws IOException {
        out.writeDouble(bounds.minX());
        out.writeDouble(bounds.minY());
        out.writeDouble(bounds.maxX());
        out.writeDouble(bounds.maxY());
    }

    static Bounds bounds(DataInputStream in) throws IOException {
        return new Bounds(in.readDouble(), in.readDouble(), in.readDouble(), in.readDouble());
    }

    public static void statistics(DataOutputStream out, Statistics statistics) throws IOException {
        out.writeLong(statistics.valid());
        out.writeLong(statistics.nodata());
        out.writeLong(statistics.nan());
        out.writeDouble(statistics.minimum());
        out.writeDouble(statistics.maximum());
        out.writeDouble(statistics.mean());
        out.writeDouble(statistics.deviation());
    }

    public static Statistics statistics(DataInputStream in) throws IOException {
        return new Statistics(
                in.readLong(),
                in.readLong(),
                in.readLong(),
                in.readDouble(),
                in.readDouble(),
                in.readDouble(),
                in.readDouble());
    }

    public static void preview(DataOutputStream out, Preview preview) throws IOException {
        out.writeInt(preview.width());
        out.writeInt(preview.height());
        for (double sample : preview.samples()) {
            out.writeDouble(sample);
        }
    }

    public static Preview preview(DataInputStream in) throws IOException {
        int width = in.readInt();
        int height = in.readInt();
        double[] samples = new double[width * height];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = in.readDouble();
        }
        return new Preview(width, height, samples);
    }
}
