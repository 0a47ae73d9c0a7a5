package dev.varve.formats.raster.gdal.wire;

/** What the reading process says: one byte, the length of what follows as an int, and that. */
public enum ResponseKind {
    /** It has loaded the library: its version. */
    READY,
    /** It cannot load the library: why. */
    UNUSABLE,
    /** Pages of a file. */
    SCENES,
    /** The scene that is about to be read, again. */
    SCENE,
    /** Selected samples of a window: row, column, height and width, then each band's samples. */
    CELLS,
    TILE,
    /** One more window is read. Without it a page of which little is selected would look like one that takes for ever. */
    GOING_ON,
    /** The page was read whole: each band's statistics. */
    MEASURED,
    /** The file is refused: reason and message. */
    REFUSED,
    /** Something else went wrong: a bug. */
    FAILED
}
