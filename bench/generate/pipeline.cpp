// SPDX-License-Identifier: MPL-2.0
#include "generate/pipeline.hpp"

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <exception>
#include <mutex>
#include <thread>

namespace cnamdata::generate {

namespace {

class Runner {
public:
    Runner(const Work& work, const std::function<void(const Piece&)>& write)
        : work_(work), write_(write), blocks_(std::max<std::uint64_t>(1, work.plan.blocks())) {}

    std::vector<BadValue> run() {
        const unsigned cores = std::max(1U, std::thread::hardware_concurrency());
        std::vector<std::thread> threads;
        for (unsigned i = 0; i < (work_.threads != 0 ? work_.threads : cores); ++i)
            threads.emplace_back([this] { guarded_loop(); });
        for (std::thread& thread : threads)
            thread.join();
        if (failure_) std::rethrow_exception(failure_);
        return std::move(bad_);
    }

private:
    void guarded_loop() {
        try {
            loop();
        } catch (...) {
            const std::lock_guard lock(mutex_);
            if (!failure_) failure_ = std::current_exception();
            written_.notify_all();
        }
    }

    void loop() {
        Row row(work_.dataset);
        for (std::uint64_t block = next_++; block < blocks_; block = next_++) {
            LineWriter lines(work_.dataset, work_.layout, work_.oddities, work_.plan.first_row(block));
            if (block == 0) lines.header();
            if (work_.plan.blocks() != 0) work_.plan.write(block, row, lines);
            const Piece piece = make_piece(lines.take(), work_.form, block + 1 == blocks_, work_.level);
            if (!hand_over(block, piece, lines.bad_values())) return;
        }
    }

    /// Waits for its turn: memory stays within one block a thread.
    bool hand_over(std::uint64_t block, const Piece& piece, const std::vector<BadValue>& bad) {
        std::unique_lock lock(mutex_);
        written_.wait(lock, [&] { return failure_ || turn_ == block; });
        if (failure_) return false;
        write_(piece);
        bad_.insert(bad_.end(), bad.begin(), bad.end());
        ++turn_;
        written_.notify_all();
        return true;
    }

    const Work& work_;
    const std::function<void(const Piece&)>& write_;
    const std::uint64_t blocks_;
    std::atomic<std::uint64_t> next_{0};
    std::mutex mutex_;
    std::condition_variable written_;
    std::uint64_t turn_ = 0;
    std::vector<BadValue> bad_;
    std::exception_ptr failure_;
};

} // namespace

std::vector<BadValue> run(const Work& work, const std::function<void(const Piece&)>& write) {
    return Runner(work, write).run();
}

} // namespace cnamdata::generate
