/**
 * Apache Parquet as its format specification describes it (https://github.com/apache/parquet-format): footers, pages, encodings and
 * codecs. Nothing is taken into memory that a file only claims; what is damaged is refused.
 */
package dev.varve.formats.parquet;
