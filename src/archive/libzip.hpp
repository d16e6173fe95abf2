// SPDX-License-Identifier: MPL-2.0
//
// libzip, loaded with the first zip (base/shared_library.hpp).
#pragma once

#include <zip.h>

namespace cnamdata {

/// The functions used, under their own names.
struct Libzip {
    decltype(&::zip_open) open;
    decltype(&::zip_discard) discard;
    decltype(&::zip_error_init_with_code) error_init_with_code;
    decltype(&::zip_error_strerror) error_strerror;
    decltype(&::zip_error_fini) error_fini;
    decltype(&::zip_strerror) strerror;
    decltype(&::zip_get_num_entries) get_num_entries;
    decltype(&::zip_get_name) get_name;
    decltype(&::zip_stat) stat;
    decltype(&::zip_stat_init) stat_init;
    decltype(&::zip_stat_index) stat_index;
    decltype(&::zip_fopen) fopen;
    decltype(&::zip_fopen_index) fopen_index;
    decltype(&::zip_fread) fread;
    decltype(&::zip_file_strerror) file_strerror;
    decltype(&::zip_fclose) fclose;
};

/// Thread-safe. Throws Error(internal) when it is not installed any more.
[[nodiscard]] const Libzip& libzip();

} // namespace cnamdata
