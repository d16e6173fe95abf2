// SPDX-License-Identifier: MPL-2.0
//
// Large arrays that are looked up at random: on huge pages where the system lends them, and grown without a copy.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <new>
#include <sys/mman.h>
#include <type_traits>
#include <utility>

namespace cnamdata {

/// An array of numbers in memory of its own, zero where nothing was written. Starts on a page. Movable.
template <class T>
class MappedArray {
    static_assert(std::is_trivial_v<T>);

public:
    MappedArray() = default;
    explicit MappedArray(std::size_t size) { grow(size); }
    MappedArray(MappedArray&& other) noexcept
        : data_(std::exchange(other.data_, nullptr)), size_(std::exchange(other.size_, 0)) {}
    MappedArray& operator=(MappedArray&& other) noexcept {
        std::swap(data_, other.data_);
        std::swap(size_, other.size_);
        return *this;
    }
    ~MappedArray() {
        if (data_ != nullptr) ::munmap(data_, bytes());
    }

    [[nodiscard]] T* data() noexcept { return data_; }
    [[nodiscard]] const T* data() const noexcept { return data_; }
    [[nodiscard]] std::size_t size() const noexcept { return size_; }
    [[nodiscard]] std::size_t bytes() const noexcept { return size_ * sizeof(T); }
    [[nodiscard]] T& operator[](std::size_t i) noexcept { return data_[i]; }
    [[nodiscard]] const T& operator[](std::size_t i) const noexcept { return data_[i]; }

    /// Makes it at least that large, and half as large again as it was, so that growing step by step costs little.
    /// What it holds stays; pointers into it do not. Throws std::bad_alloc.
    void grow(std::size_t size) {
        if (size <= size_) return;
        const std::size_t wanted = std::max({size, size_ + size_ / 2, page / sizeof(T)});
        if (wanted > max_bytes / sizeof(T)) throw std::bad_alloc();
        void* const grown = data_ == nullptr ? map(wanted * sizeof(T)) : move(wanted * sizeof(T));
        if (grown == MAP_FAILED) throw std::bad_alloc();
        data_ = static_cast<T*>(grown);
        size_ = wanted;
        if (bytes() >= huge) static_cast<void>(::madvise(data_, bytes(), MADV_HUGEPAGE)); // a hint: it may be refused
    }

private:
    static void* map(std::size_t bytes) noexcept {
        return ::mmap(nullptr, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    }
    void* move(std::size_t to_bytes) const noexcept {
#if defined(__SANITIZE_THREAD__) // which takes the address that mremap() leaves for one still in use
        void* const to = map(to_bytes);
        if (to == MAP_FAILED) return to;
        std::memcpy(to, data_, bytes());
        ::munmap(data_, bytes());
        return to;
#else
        return ::mremap(data_, bytes(), to_bytes, MREMAP_MAYMOVE);
#endif
    }

    static constexpr std::size_t max_bytes = std::size_t{1} << 46U;
    static constexpr std::size_t page = 4096;
    static constexpr std::size_t huge = std::size_t{4} << 20U; // two huge pages: less is hardly looked up at random

    T* data_ = nullptr;
    std::size_t size_ = 0;
};

} // namespace cnamdata
