// SPDX-License-Identifier: MPL-2.0
//
// Libraries that few commands need, loaded when one does: linked, each would cost every start of the program its part
// of the loader's time, together more than the answer to a small question takes.
#pragma once

namespace cnamdata {

/// A shared library; once loaded it stays until the end. Thread-safe.
class SharedLibrary {
public:
    /// `file` is the name under which programs are linked to it. Throws Error(internal), naming it, when it is not
    /// installed any more.
    explicit SharedLibrary(const char* file);

    /// Sets `pointer` to a function or variable. Throws Error(internal) when the library has none of that name.
    template <class Pointer>
    void find(const char* name, Pointer& pointer) const {
        pointer = reinterpret_cast<Pointer>(address_of(name));
    }

private:
    [[nodiscard]] void* address_of(const char* name) const;

    const char* file_;
    void* handle_;
};

} // namespace cnamdata
