// SPDX-License-Identifier: MPL-2.0
//
// The part of Apache Parquet's metadata that cnamdata reads or writes, for Thrift's compact protocol.
// Field ids and types are those of the format. What is not declared here is skipped when read.
// Enumerations are plain i32 on purpose: an unknown number must be reported by name, not become an invalid enum.
// Their values are in format.hpp.
namespace cpp cnamdata.parquet.format

// Marks that carry no data.
struct Empty {}

// What is known of the values of a chunk or page. Values are PLAIN encoded, texts without their length.
struct Statistics {
  1: optional binary max        // old writers; ordered as signed numbers or bytes, so good for numbers only
  2: optional binary min
  3: optional i64 null_count
  4: optional i64 distinct_count
  5: optional binary max_value  // ordered as column_orders says
  6: optional binary min_value
  7: optional bool is_max_value_exact
  8: optional bool is_min_value_exact
}

struct DecimalType {
  1: required i32 scale
  2: required i32 precision
}

struct IntType {
  1: required i8 bit_width
  2: required bool is_signed
}

// A union: one field is set. Those with an Empty are only told apart to be refused by name.
struct LogicalType {
  1: optional Empty text
  2: optional Empty maps
  3: optional Empty lists
  4: optional Empty enumeration
  5: optional DecimalType decimal
  6: optional Empty date
  7: optional Empty time
  8: optional Empty timestamp
  10: optional IntType integer
  11: optional Empty unknown
  12: optional Empty json
  13: optional Empty bson
  14: optional Empty uuid
  15: optional Empty float16
  16: optional Empty variant
  17: optional Empty geometry
  18: optional Empty geography
}

// A node of the schema tree, depth first; the first is the root.
struct SchemaElement {
  1: optional i32 type            // Type; absent for groups
  2: optional i32 type_length
  3: optional i32 repetition_type // Repetition; absent for the root
  4: required string name
  5: optional i32 num_children    // absent for columns
  6: optional i32 converted_type  // Converted, what old readers know of logical types
  7: optional i32 scale
  8: optional i32 precision
  9: optional i32 field_id
  10: optional LogicalType logical_type
}

struct DataPageHeader {
  1: required i32 num_values // nulls included
  2: required i32 encoding   // Encoding
  3: required i32 definition_level_encoding
  4: required i32 repetition_level_encoding
}

struct DictionaryPageHeader {
  1: required i32 num_values
  2: required i32 encoding
  3: optional bool is_sorted
}

// Levels come first and are never compressed.
struct DataPageHeaderV2 {
  1: required i32 num_values
  2: required i32 num_nulls
  3: required i32 num_rows
  4: required i32 encoding
  5: required i32 definition_levels_byte_length
  6: required i32 repetition_levels_byte_length
  7: optional bool is_compressed = true
}

struct PageHeader {
  1: required i32 type // PageType
  2: required i32 uncompressed_page_size // without this header
  3: required i32 compressed_page_size   // without this header
  4: optional i32 crc
  5: optional DataPageHeader data_page_header
  7: optional DictionaryPageHeader dictionary_page_header
  8: optional DataPageHeaderV2 data_page_header_v2
}

struct KeyValue {
  1: required string key
  2: optional string value
}

// How many pages of a chunk have an encoding.
struct PageEncodingStats {
  1: required i32 page_type
  2: required i32 encoding
  3: required i32 count
}

struct ColumnMetaData {
  1: required i32 type
  2: required list<i32> encodings
  3: required list<string> path_in_schema
  4: required i32 codec
  5: required i64 num_values
  6: required i64 total_uncompressed_size // page headers included
  7: required i64 total_compressed_size   // page headers included
  9: required i64 data_page_offset        // from the start of the file
  11: optional i64 dictionary_page_offset
  12: optional Statistics statistics
  13: optional list<PageEncodingStats> encoding_stats
}

struct ColumnChunk {
  1: optional string file_path // set when the data lie in another file
  2: required i64 file_offset
  3: optional ColumnMetaData meta_data
  8: optional Empty crypto_metadata
  9: optional binary encrypted_column_metadata
}

struct RowGroup {
  1: required list<ColumnChunk> columns
  2: required i64 total_byte_size // uncompressed
  3: required i64 num_rows
  5: optional i64 file_offset
  6: optional i64 total_compressed_size
}

// A union; TYPE_ORDER: numbers by value, texts by unsigned bytes.
struct ColumnOrder {
  1: optional Empty type_order
}

struct FileMetaData {
  1: required i32 version
  2: required list<SchemaElement> schema
  3: required i64 num_rows
  4: required list<RowGroup> row_groups
  5: optional list<KeyValue> key_value_metadata
  6: optional string created_by
  7: optional list<ColumnOrder> column_orders
  8: optional Empty encryption_algorithm
}
