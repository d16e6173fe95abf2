# SPDX-License-Identifier: MPL-2.0
# Every library the project uses, each named with its reason in docs/decisions/dependencies.md.
include(CheckCXXSourceCompiles)
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

# What few commands need is loaded when one does (src/base/shared_library.hpp), by the name under which programs are
# linked to it: `found` is the file that a linker would take, and `source` the one that loads it.
function(cnamdata_loads source macro found)
    file(REAL_PATH "${found}" file)
    cmake_path(GET file FILENAME name)
    string(REGEX REPLACE "^([^.]+[.]so[.][0-9]+).*" "\\1" name "${name}")
    set_source_files_properties("${PROJECT_SOURCE_DIR}/src/${source}" PROPERTIES
        COMPILE_DEFINITIONS "${macro}=\"${name}\"")
endfunction()
find_library(CURL_LIBRARY curl HINTS ${CURL_LIBRARY_DIRS} REQUIRED)
find_library(ZIP_LIBRARY zip HINTS ${ZIP_LIBRARY_DIRS} REQUIRED)
find_library(XML2_LIBRARY xml2 HINTS ${XML2_LIBRARY_DIRS} REQUIRED)
find_library(FREEXL_LIBRARY freexl HINTS ${FREEXL_LIBRARY_DIRS} REQUIRED)
find_library(CRYPTO_LIBRARY libcrypto.so HINTS ${OPENSSL_LIBRARY_DIRS} REQUIRED)
cnamdata_loads(portal/libcurl.cpp CNAMDATA_LIBCURL "${CURL_LIBRARY}")
cnamdata_loads(archive/libzip.cpp CNAMDATA_LIBZIP "${ZIP_LIBRARY}")
cnamdata_loads(base/libxml2.cpp CNAMDATA_LIBXML2 "${XML2_LIBRARY}")
cnamdata_loads(labels/workbook_xls.cpp CNAMDATA_LIBFREEXL "${FREEXL_LIBRARY}")
cnamdata_loads(base/sha256.cpp CNAMDATA_LIBCRYPTO "${CRYPTO_LIBRARY}")

# Thrift is linked statically where it can be: a tenth of it is used, and the loader would look up all of its symbols.
find_library(THRIFT_ARCHIVE libthrift.a HINTS ${THRIFT_LIBRARY_DIRS})
if(THRIFT_ARCHIVE)
    set(THRIFT_LIBRARY "${THRIFT_ARCHIVE}")
else()
    set(THRIFT_LIBRARY PkgConfig::THRIFT)
endif()

# A third of the time in which the program starts went to looking up the symbols of the C++ runtime: it carries its own,
# and nothing is linked that would bring another. Sanitizers want the shared one.
find_library(SNAPPY_ARCHIVE libsnappy.a)
set(CMAKE_REQUIRED_LINK_OPTIONS -static-libstdc++ -static-libgcc)
check_cxx_source_compiles("#include <string>\nint main(int n, char**) { return std::string(n, ' ') == \"\"; }"
    CNAMDATA_RUNTIME_ARCHIVES)
if(CNAMDATA_RUNTIME_ARCHIVES AND SNAPPY_ARCHIVE AND THRIFT_ARCHIVE AND NOT CNAMDATA_SANITIZE)
    set(CNAMDATA_PROGRAM_LINK_OPTIONS ${CMAKE_REQUIRED_LINK_OPTIONS})
    set(SNAPPY_LIBRARY "${SNAPPY_ARCHIVE}")
    set(FMT_LIBRARY fmt::fmt-header-only) # Debian has no archive of it
else()
    set(CNAMDATA_PROGRAM_LINK_OPTIONS "")
    set(FMT_LIBRARY fmt::fmt)
endif()
unset(CMAKE_REQUIRED_LINK_OPTIONS)

add_library(cnamdata_dependencies INTERFACE)
target_link_libraries(cnamdata_dependencies INTERFACE Threads::Threads ZLIB::ZLIB PkgConfig::ZSTD
    PkgConfig::HWY ${THRIFT_LIBRARY} ${CMAKE_DL_LIBS} Boost::headers ${FMT_LIBRARY} "${SNAPPY_LIBRARY}"
    nlohmann_json::nlohmann_json)
target_include_directories(cnamdata_dependencies SYSTEM INTERFACE "${SNAPPY_INCLUDE}" ${CURL_INCLUDE_DIRS}
    ${ZIP_INCLUDE_DIRS} ${XML2_INCLUDE_DIRS} ${FREEXL_INCLUDE_DIRS} ${OPENSSL_INCLUDE_DIR} "${TOMLPLUSPLUS_INCLUDE}")
if(ISAL_FOUND)
    target_link_libraries(cnamdata_dependencies INTERFACE PkgConfig::ISAL)
    target_compile_definitions(cnamdata_dependencies INTERFACE CNAMDATA_HAS_ISAL=1)
endif()

add_library(cnamdata_cli_dependencies INTERFACE)
target_link_libraries(cnamdata_cli_dependencies INTERFACE Threads::Threads ${FMT_LIBRARY} CLI11::CLI11
    nlohmann_json::nlohmann_json)
