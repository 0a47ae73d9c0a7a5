"""Writes the files beside it but parquet_java, which DuckDB cannot write:
pip install pyarrow==26.0.1 fastparquet==2026.9.0 && python write.py"""
import datetime as dt
import decimal
import pathlib

import fastparquet
import pyarrow as pa
import pyarrow.parquet as pq

HERE = pathlib.Path(__file__).parent
N = 500


def write(name, table, **options):
    pq.write_table(table, HERE / f"{name}.parquet", **options)


# What DuckDB has no type or no writer for. Three rows: a value, another one, null.
D = decimal.Decimal
types = pa.table(
    {
        "u8": pa.array([0, 255, None], pa.uint8()),
        "u16": pa.array([0, 65535, None], pa.uint16()),
        "u32": pa.array([0, 4294967295, None], pa.uint32()),
        "u64": pa.array([0, 18446744073709551615, None], pa.uint64()),
        "i8": pa.array([-128, 127, None], pa.int8()),
        "half": pa.array([0.5, -65504.0, None], pa.float16()),
        "time_ms": pa.array([dt.time(1, 2, 3, 4000), dt.time(23, 59, 59, 999000), None], pa.time32("ms")),
        "time_ns": pa.array([1, 86399999999000, None], pa.time64("ns")),
        "ns": pa.array([1, 1700000000123456000, None], pa.timestamp("ns")),
        "ms_utc": pa.array([-1, 1700000000123, None], pa.timestamp("ms", "Europe/Berlin")),
        "small": pa.array([D("-1.23"), D("9.99"), None], pa.decimal128(3, 2)),
        "medium": pa.array([D("-1234567890.12"), D("0.01"), None], pa.decimal128(12, 2)),
        "large": pa.array([D("-" + "9" * 38), D("1"), None], pa.decimal128(38, 0)),
        "fixed": pa.array([b"abc", b"\x00\xff\x01", None], pa.binary(3)),
        "nothing": pa.array([None, None, None], pa.null()),
        "map": pa.array(
            [[("a", [{"x": 1, "y": [b"hi"]}]), ("b", None)], [], None],
            pa.map_(pa.string(), pa.list_(pa.struct([("x", pa.int16()), ("y", pa.list_(pa.binary()))]))),
        ),
        "lists": pa.array([[[1, None], [], None], [[]], None], pa.list_(pa.list_(pa.int32()))),
    }
)
write("types", types, store_decimal_as_integer=True)

# INT96 counts nanoseconds from the Julian day.
int96 = pa.table({"at": pa.array([0, 1700000000123456000, -1000, 1, None], pa.timestamp("ns"))})
write("int96", int96, use_deprecated_int96_timestamps=True)

rows = pa.table(
    {
        "i": pa.array(range(N), pa.int64()),
        "n": pa.array([None if i % 7 == 0 else i * 37 % 1000 - 500 for i in range(N)], pa.int32()),
        "d": pa.array([i / 7 for i in range(N)], pa.float64()),
        "f": pa.array([i / 8 for i in range(N)], pa.float32()),
        "t": pa.array(["text " + str(i * 31 % N) for i in range(N)], pa.string()),
        "b": pa.array([i % 3 == 0 for i in range(N)], pa.bool_()),
        "c": pa.array([("k%d" % (i % 5)) for i in range(N)], pa.string()),
        "l": pa.array([[i + k for k in range(i % 4)] for i in range(N)], pa.list_(pa.int64())),
    }
)
small = {"row_group_size": 180, "data_page_size": 500, "write_page_checksum": True}
write("plain", rows, compression="none", use_dictionary=False, **small)
write("dictionary_v2", rows, compression="zstd", data_page_version="2.0", **small)
write("lz4", rows, compression="lz4", **small)
write(
    "delta",
    rows,
    compression="snappy",
    use_dictionary=False,
    data_page_version="2.0",
    column_encoding={
        "i": "DELTA_BINARY_PACKED",
        "n": "DELTA_BINARY_PACKED",
        "d": "BYTE_STREAM_SPLIT",
        "f": "BYTE_STREAM_SPLIT",
        "t": "DELTA_BYTE_ARRAY",
        "b": "RLE",
        "c": "DELTA_LENGTH_BYTE_ARRAY",
        "l.list.element": "DELTA_BINARY_PACKED",
    },
    **small,
)

# Row groups without rows, whose columns are said to begin at byte 0.
with pq.ParquetWriter(HERE / "empty_groups.parquet", rows.schema, compression="none") as writer:
    for table in [rows.slice(0, 0), rows, rows.slice(0, 0)]:
        writer.write_table(table)
write("empty", rows.slice(0, 0))

# Labels the encoding of levels that it does not store BIT_PACKED, as parquet-java does.
frame = rows.drop(["n"]).to_pandas()
frame.insert(1, "n", rows.to_pandas(integer_object_nulls=True)["n"].astype("Int32"))
frame["l"] = rows["l"].to_pylist()
fastparquet.write(
    str(HERE / "fastparquet.parquet"), frame, row_group_offsets=180, compression="SNAPPY", object_encoding={"t": "utf8", "c": "utf8", "l": "json"}
)

# One column in a codec that is not read.
codecs = pa.table(
    {
        "i": pa.array(range(5), pa.int64()),
        "packed": pa.array(["x"] * 5),
        "inner": pa.array([{"a": i, "b": "y"} for i in range(5)]),
    }
)
write("brotli", codecs, compression={"i": "snappy", "packed": "brotli", "inner.a": "zstd", "inner.b": "brotli"})

# Numbers that JSON has no word for, and years that no date has.
nan, inf = float("nan"), float("inf")
odd = pa.table(
    {
        "real": pa.array([nan, inf, 1.5], pa.float64()),
        "reals": pa.array([[1.0, nan], [-inf], [2.5]], pa.list_(pa.float32())),
        "far": pa.array([1608822900000000, 0, -62167219201000], pa.timestamp("ms", "UTC")),
        "day": pa.array([2932897, 0, -719529], pa.date32()),
    }
)
write("odd", odd)
maps = pa.table(
    {
        "lists": pa.array([[("a", [1, 2]), ("b", None)], []], pa.map_(pa.string(), pa.list_(pa.int32()))),
        "inner": pa.array([{"m": [("k", [1])]}, None], pa.struct([("m", pa.map_(pa.string(), pa.list_(pa.int32())))])),
        "nested": pa.array([[[1], [2, 3]], [[]]], pa.list_(pa.list_(pa.int32()))),
    }
)
write("maps_of_lists", maps)
