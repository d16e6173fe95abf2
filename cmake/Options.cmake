# SPDX-License-Identifier: MPL-2.0
# Compiler options of every target of this project, kept away from those who link the library.
add_library(cnamdata_options INTERFACE)
target_compile_options(cnamdata_options INTERFACE
    -Wall -Wextra -Wpedantic -Wconversion -Wsign-conversion -Wnon-virtual-dtor -Wold-style-cast)
# In a unit of several files, what a file keeps to itself is seen by its neighbours.
target_compile_options(cnamdata_options INTERFACE $<IF:$<BOOL:${CNAMDATA_UNITY}>,-Wno-subobject-linkage,-Wshadow>)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
    # GCC 12 sees overlaps, and with -O3 overflows, in `"text" + std::string` that are not there (its bug 105651).
    target_compile_options(cnamdata_options INTERFACE -Wno-restrict
        $<$<CONFIG:Release>:-Wno-stringop-overflow -Wno-array-bounds>)
endif()
if(CNAMDATA_WERROR)
    target_compile_options(cnamdata_options INTERFACE -Werror)
endif()
if(CNAMDATA_SANITIZE)
    target_compile_options(cnamdata_options INTERFACE
        -fsanitize=${CNAMDATA_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all)
    target_link_options(cnamdata_options INTERFACE -fsanitize=${CNAMDATA_SANITIZE})
endif()
add_link_options(LINKER:--as-needed)
