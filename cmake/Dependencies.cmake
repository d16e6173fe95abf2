# SPDX-License-Identifier: MPL-2.0
# Every library the project uses, each named with its reason in docs/decisions/dependencies.md.
find_package(PkgConfig REQUIRED)
find_package(Threads REQUIRED)
find_package(OpenSSL REQUIRED)
find_package(ZLIB REQUIRED)
pkg_check_modules(ZSTD REQUIRED IMPORTED_TARGET libzstd)
pkg_check_modules(HWY REQUIRED IMPORTED_TARGET libhwy)
pkg_check_modules(ZIP REQUIRED IMPORTED_TARGET libzip)
pkg_check_modules(FREEXL REQUIRED IMPORTED_TARGET freexl)
pkg_check_modules(THRIFT REQUIRED IMPORTED_TARGET thrift)
pkg_check_modules(CURL REQUIRED IMPORTED_TARGET libcurl>=7.85) # CURLOPT_PROTOCOLS_STR
pkg_check_modules(XML2 REQUIRED IMPORTED_TARGET libxml-2.0)
find_library(SNAPPY_LIBRARY snappy REQUIRED)
find_path(SNAPPY_INCLUDE snappy-c.h REQUIRED)
find_package(Boost REQUIRED) # headers that Thrift's own headers include
find_package(fmt REQUIRED)
find_path(TOMLPLUSPLUS_INCLUDE toml++/toml.h REQUIRED) # headers only
find_package(CLI11 REQUIRED)
find_package(nlohmann_json REQUIRED)

# ISA-L inflates about 2.5 times faster than zlib; zlib serves where it is not to be had.
option(CNAMDATA_ISAL "Inflate with ISA-L when it is installed" ON)
if(CNAMDATA_ISAL)
    pkg_check_modules(ISAL IMPORTED_TARGET libisal)
endif()

# libcurl is loaded when it is needed (src/portal/libcurl.hpp), by the name under which programs are linked to it.
find_library(CURL_LIBRARY curl HINTS ${CURL_LIBRARY_DIRS} REQUIRED)
file(REAL_PATH "${CURL_LIBRARY}" CURL_FILE)
cmake_path(GET CURL_FILE FILENAME CURL_FILE)
string(REGEX REPLACE "^([^.]+[.]so[.][0-9]+).*" "\\1" CURL_NAME "${CURL_FILE}")

# Thrift is linked statically where it can be: a tenth of it is used, and the loader would look up all of its symbols.
find_library(THRIFT_ARCHIVE libthrift.a HINTS ${THRIFT_LIBRARY_DIRS})
if(THRIFT_ARCHIVE)
    set(THRIFT_LIBRARY "${THRIFT_ARCHIVE}")
else()
    set(THRIFT_LIBRARY PkgConfig::THRIFT)
endif()

add_library(cnamdata_dependencies INTERFACE)
target_link_libraries(cnamdata_dependencies INTERFACE Threads::Threads OpenSSL::Crypto ZLIB::ZLIB PkgConfig::ZSTD
    PkgConfig::HWY PkgConfig::ZIP ${THRIFT_LIBRARY} ${CMAKE_DL_LIBS} PkgConfig::XML2 PkgConfig::FREEXL
    Boost::headers fmt::fmt "${SNAPPY_LIBRARY}"
    nlohmann_json::nlohmann_json)
target_include_directories(cnamdata_dependencies SYSTEM INTERFACE "${SNAPPY_INCLUDE}" ${CURL_INCLUDE_DIRS}
    "${TOMLPLUSPLUS_INCLUDE}")
target_compile_definitions(cnamdata_dependencies INTERFACE CNAMDATA_LIBCURL="${CURL_NAME}")
if(ISAL_FOUND)
    target_link_libraries(cnamdata_dependencies INTERFACE PkgConfig::ISAL)
    target_compile_definitions(cnamdata_dependencies INTERFACE CNAMDATA_HAS_ISAL=1)
endif()

add_library(cnamdata_cli_dependencies INTERFACE)
target_link_libraries(cnamdata_cli_dependencies INTERFACE Threads::Threads fmt::fmt CLI11::CLI11
    nlohmann_json::nlohmann_json)
