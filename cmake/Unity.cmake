# SPDX-License-Identifier: MPL-2.0
# Most rooms as one unit of compilation each: names that are local to a file are unique in such a room. Compiled file by
# file are the rooms of the hot kernels, whose speed is measured so, datasets, whose files use the same few names by
# design, and what Highway compiles once for each target.
foreach(source IN LISTS CNAMDATA_SOURCES)
    cmake_path(GET source PARENT_PATH room)
    cmake_path(GET room FILENAME room)
    file(STRINGS "${source}" own_unit REGEX "foreach_target" LIMIT_COUNT 1)
    if(NOT own_unit AND NOT room MATCHES "^(archive|csv|datasets|parquet|schema)$")
        set_source_files_properties("${source}" PROPERTIES UNITY_GROUP ${room})
    endif()
endforeach()
set_target_properties(libcnamdata PROPERTIES UNITY_BUILD ON UNITY_BUILD_MODE GROUP)
# Most of the time of these files goes to the templates of the option parser, again in each.
set_target_properties(cnamdata_cli PROPERTIES UNITY_BUILD ON UNITY_BUILD_BATCH_SIZE 12)
