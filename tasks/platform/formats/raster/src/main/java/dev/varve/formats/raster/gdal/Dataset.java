package dev.varve.formats.raster.gdal;

import dev.varve.formats.raster.RasterFile;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One open page. */
record Dataset(Gdal gdal, MemorySegment handle, int page) implements AutoCloseable {

    /** What each page is opened by, in their order. */
    static List<String> names(Gdal gdal, RasterFile file) throws Refusal {
        String path = file.path().toString();
        try (Dataset first = new Dataset(gdal, gdal.open(path, siblings(file)), 1)) {
            Map<String, String> subdatasets = gdal.metadata(first.handle, "SUBDATASETS");
            List<String> names = new ArrayList<>();
            for (int i = 1; subdatasets.containsKey("SUBDATASET_" + i + "_NAME"); i++) {
                names.add(subdatasets.get("SUBDATASET_" + i + "_NAME"));
            }
            return names.isEmpty() ? List.of(path) : names;
        }
    }

    static Dataset open(Gdal gdal, RasterFile file, String name, int page) throws Refusal {
        return new Dataset(gdal, gdal.open(name, siblings(file)), page);
    }

    private static List<String> siblings(RasterFile file) {
        List<String> siblings = new ArrayList<>(file.sidecars());
        // An empty list would mean that any file may be there.
        siblings.add(file.path().getFileName().toString());
        return siblings;
    }

    MemorySegment band(int number) {
        return gdal.functions().pointer("GDALGetRasterBand", handle, number);
    }

    @Override
    public void close() {
        gdal.close(handle);
    }
}
