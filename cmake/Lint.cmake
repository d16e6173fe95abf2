# SPDX-License-Identifier: MPL-2.0
# Targets `format` (rewrites), `format-check` and `lint` (complain). Version 14 of clang-format is the reference: other
# versions lay some lines out differently.
find_program(CLANG_FORMAT NAMES clang-format-14 clang-format)
find_program(RUN_CLANG_TIDY NAMES run-clang-tidy-14 run-clang-tidy)
find_program(CLANG_TIDY NAMES clang-tidy-14 clang-tidy)

file(GLOB_RECURSE CNAMDATA_CXX_FILES CONFIGURE_DEPENDS include/*.hpp src/*.hpp src/*.cpp tests/*.hpp tests/*.cpp
    bench/*.hpp bench/*.cpp)
list(JOIN CNAMDATA_CXX_FILES "\n" CNAMDATA_CXX_LIST)
file(GENERATE OUTPUT "${CMAKE_BINARY_DIR}/cxx-files.txt" CONTENT "${CNAMDATA_CXX_LIST}\n")

if(CLANG_FORMAT)
    add_custom_target(format
        COMMAND xargs -a "${CMAKE_BINARY_DIR}/cxx-files.txt" -n 16 "${CLANG_FORMAT}" -i VERBATIM)
    add_custom_target(format-check
        COMMAND xargs -a "${CMAKE_BINARY_DIR}/cxx-files.txt" -n 16 "${CLANG_FORMAT}" --dry-run --Werror VERBATIM)
endif()
if(RUN_CLANG_TIDY AND CLANG_TIDY)
    # The compilation database also lists the code that Thrift generates; src/ does not hold it. Tests are macros.
    add_custom_target(lint
        COMMAND "${RUN_CLANG_TIDY}" -quiet -clang-tidy-binary "${CLANG_TIDY}" -p "${CMAKE_BINARY_DIR}"
            -extra-arg=-Wno-unknown-warning-option # the options are those of g++
            "^${CMAKE_SOURCE_DIR}/src/.*(?<!_test)[.]cpp$"
        USES_TERMINAL VERBATIM)
    if(TARGET libcnamdata)
        add_dependencies(lint libcnamdata) # its generated headers
    endif()
endif()
