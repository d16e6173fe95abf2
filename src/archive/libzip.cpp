// SPDX-License-Identifier: MPL-2.0
#include "archive/libzip.hpp"

#include "base/shared_library.hpp"

namespace cnamdata {

namespace {

Libzip load() {
    const SharedLibrary library(CNAMDATA_LIBZIP);
    Libzip api{};
    library.find("zip_open", api.open);
    library.find("zip_discard", api.discard);
    library.find("zip_error_init_with_code", api.error_init_with_code);
    library.find("zip_error_strerror", api.error_strerror);
    library.find("zip_error_fini", api.error_fini);
    library.find("zip_strerror", api.strerror);
    library.find("zip_get_num_entries", api.get_num_entries);
    library.find("zip_get_name", api.get_name);
    library.find("zip_stat", api.stat);
    library.find("zip_stat_init", api.stat_init);
    library.find("zip_stat_index", api.stat_index);
    library.find("zip_fopen", api.fopen);
    library.find("zip_fopen_index", api.fopen_index);
    library.find("zip_fread", api.fread);
    library.find("zip_file_strerror", api.file_strerror);
    library.find("zip_fclose", api.fclose);
    return api;
}

} // namespace

const Libzip& libzip() {
    static const Libzip loaded = load();
    return loaded;
}

} // namespace cnamdata
