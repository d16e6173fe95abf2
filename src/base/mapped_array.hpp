// SPDX-License-Identifier: MPL-2.0
//
// Large arrays that are looked up at random: on huge pages where the system lends them, and grown without a copy.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
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
        const std::size_t wanted = std::max({size, size_ + size_ / 2, least / sizeof(T)});
        if (wanted > max_bytes / sizeof(T)) throw std::bad_alloc();
        const std::size_t to_bytes = whole_pages(wanted * sizeof(T));
        data_ = static_cast<T*>(data_ == nullptr ? map(to_bytes) : move(to_bytes));
        size_ = to_bytes / sizeof(T);
    }

private:
    static constexpr std::size_t max_bytes = std::size_t{1} << 46U;
    static constexpr std::size_t least = std::size_t{64} << 10U;
    static constexpr std::size_t small_page = 4096;
    static constexpr std::size_t huge_page = std::size_t{2} << 20U;

    static std::size_t whole_pages(std::size_t bytes) noexcept {
        const std::size_t page = bytes < huge_page ? small_page : huge_page;
        return (bytes + page - 1) / page * page;
    }

    static void* map_anywhere(std::size_t bytes) {
        void* const mapped = ::mmap(nullptr, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
        if (mapped == MAP_FAILED) throw std::bad_alloc();
        return mapped;
    }

    // From 2 MiB on at a multiple of it, or the system has no huge page to lend. Read before it is written, a small
    // page costs two faults and, as threads go, an interrupt of the other processors.
    static void* map(std::size_t bytes) {
        if (bytes < huge_page) return map_anywhere(bytes);
        char* const mapped = static_cast<char*>(map_anywhere(bytes + huge_page));
        const std::size_t before = (huge_page - reinterpret_cast<std::uintptr_t>(mapped) % huge_page) % huge_page;
        if (before > 0) ::munmap(mapped, before);
        if (before < huge_page) ::munmap(mapped + before + bytes, huge_page - before);
        static_cast<void>(::madvise(mapped + before, bytes, MADV_HUGEPAGE)); // a hint: it may be refused
        return mapped + before;
    }

    void* move(std::size_t to_bytes) {
        if (moves_pages && to_bytes < huge_page) return moved_to(nullptr, to_bytes);
        void* const to = map(to_bytes);
        if (moves_pages && bytes() >= huge_page) return moved_to(to, to_bytes);
        std::memcpy(to, data_, bytes());
        ::munmap(data_, bytes());
        return to;
    }

    // To where `to` is mapped, in place of that; to anywhere if nullptr.
    void* moved_to(void* to, std::size_t to_bytes) {
        void* const moved = to == nullptr ? ::mremap(data_, bytes(), to_bytes, MREMAP_MAYMOVE)
                                          : ::mremap(data_, bytes(), to_bytes, MREMAP_MAYMOVE | MREMAP_FIXED, to);
        if (moved != MAP_FAILED) return moved;
        if (to != nullptr) ::munmap(to, to_bytes);
        throw std::bad_alloc();
    }

#if defined(__SANITIZE_THREAD__) // which takes the address that mremap() leaves for one still in use
    static constexpr bool moves_pages = false;
#else
    static constexpr bool moves_pages = true;
#endif

    T* data_ = nullptr;
    std::size_t size_ = 0;
};

} // namespace cnamdata
