package dev.varve.load;

import dev.varve.formats.raster.Thumbnail;
import dev.varve.warehouse.TableWriter;
import java.util.Base64;
import java.util.stream.Collectors;

/** Keeps a small picture of each scene, made while its pixels pass, so that a report need not read them again. */
final class ThumbnailSink implements AutoCloseable {
    static final String TABLE = "thumbnail";
    private final TableWriter writer;

    ThumbnailSink(TableWriter writer) {
        this.writer = writer;
    }

    void thumbnail(long fileId, long row, Thumbnail thumbnail) {
        writer.number(fileId);
        writer.number(row);
        writer.text(thumbnail.bands().stream().map(String::valueOf).collect(Collectors.joining(",")));
        writer.number(thumbnail.width());
        writer.number(thumbnail.height());
        PixelSink.finite(writer, thumbnail.low());
        PixelSink.finite(writer, thumbnail.high());
        writer.text(Base64.getEncoder().encodeToString(thumbnail.png()));
        writer.endRow();
    }

    @Override
    public void close() {
        writer.close();
    }
}
