// SPDX-License-Identifier: MPL-2.0
#include "base/shared_library.hpp"

#include "cnamdata/error.hpp"

#include <dlfcn.h>
#include <string>

namespace cnamdata {

namespace {

[[noreturn]] void fail(const char* file) {
    const char* const why = ::dlerror();
    throw Error(Category::internal,
                std::string(file) + " cannot be loaded: " + (why != nullptr ? why : "no reason was given"),
                std::string("Install the package that has ") + file + ".");
}

} // namespace

SharedLibrary::SharedLibrary(const char* file) : file_(file), handle_(::dlopen(file, RTLD_NOW | RTLD_LOCAL)) {
    if (handle_ == nullptr) fail(file);
}

void* SharedLibrary::address_of(const char* name) const {
    void* const address = ::dlsym(handle_, name);
    if (address == nullptr) fail(file_);
    return address;
}

} // namespace cnamdata
