// Writes parquet_java.parquet as Spark and Hive do, whose writer this is; the rows are those of write.py. With the jars of
// org.apache.parquet:parquet-hadoop:1.18.1, org.apache.hadoop:hadoop-client-api:3.4.1 and hadoop-client-runtime:3.4.1 in lib:
// jshell --class-path "$(echo lib/*.jar | tr ' ' ':')" write.jsh
import java.nio.file.Path;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroup;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;

MessageType schema = MessageTypeParser.parseMessageType("""
    message hive_schema {
      required int64 i;
      optional int32 n;
      required double d;
      optional float f;
      required binary t (STRING);
      optional boolean b;
      optional binary c (STRING);
      optional group l (LIST) { repeated group bag { optional int64 array_element; } }
    }""");

Group row(int i) {
    Group row = new SimpleGroup(schema);
    row.add("i", (long) i);
    if (i % 7 != 0) {
        row.add("n", i * 37 % 1000 - 500);
    }
    row.add("d", i / 7.0);
    row.add("f", i / 8f);
    row.add("t", "text " + i * 31 % 500);
    row.add("b", i % 3 == 0);
    row.add("c", "k" + i % 5);
    Group list = row.addGroup("l");
    for (long k = 0; k < i % 4; k++) {
        list.addGroup("bag").add("array_element", i + k);
    }
    return row;
}

try (var writer = ExampleParquetWriter.builder(new LocalOutputFile(Path.of("parquet_java.parquet")))
        .withType(schema)
        .withCompressionCodec(CompressionCodecName.SNAPPY)
        .withPageRowCountLimit(180)
        .build()) {
    for (int i = 0; i < 500; i++) {
        writer.write(row(i));
    }
}
/exit
