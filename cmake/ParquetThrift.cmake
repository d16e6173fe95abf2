# SPDX-License-Identifier: MPL-2.0
# Generates the structs of the Parquet footer and page headers from our own IDL.
find_program(THRIFT_COMPILER thrift REQUIRED)
set(PARQUET_THRIFT_IDL "${CMAKE_SOURCE_DIR}/src/parquet/format.thrift")
set(PARQUET_THRIFT_INCLUDE "${CMAKE_BINARY_DIR}/thrift")
set(PARQUET_THRIFT_SOURCES "${PARQUET_THRIFT_INCLUDE}/format_types.cpp")
add_custom_command(
    OUTPUT "${PARQUET_THRIFT_INCLUDE}/format_types.cpp" "${PARQUET_THRIFT_INCLUDE}/format_types.h"
        "${PARQUET_THRIFT_INCLUDE}/format_types.tcc"
    COMMAND "${CMAKE_COMMAND}" -E make_directory "${PARQUET_THRIFT_INCLUDE}"
    COMMAND "${THRIFT_COMPILER}" --gen cpp:no_skeleton,templates,moveable_types -out "${PARQUET_THRIFT_INCLUDE}"
        "${PARQUET_THRIFT_IDL}"
    DEPENDS "${PARQUET_THRIFT_IDL}"
    COMMENT "Generating Parquet metadata from format.thrift"
    VERBATIM)
set_source_files_properties("${PARQUET_THRIFT_INCLUDE}/format_types.cpp" PROPERTIES COMPILE_OPTIONS "-w")
