#include "cli/ordered_output.h"

#include <system_error>
#include <thread>
#include <utility>
#include <vector>

namespace runlint::cli {
namespace {

constexpr std::size_t kMaxWaitingBytes = std::size_t{8} << 20;
constexpr std::size_t kMaxWaitingPieces = 1000;

}  // namespace

void OrderedOutput::flush(std::size_t piece, Result& result) {
  Lock lock(mutex_);
  wait_for_turn(lock, piece);
  deliver(result);
}

void OrderedOutput::finish(std::size_t piece, Result& result) {
  Lock lock(mutex_);
  if (abandoned_) throw Abandoned();
  if (turn_ != piece && waiting_bytes_ < kMaxWaitingBytes && waiting_.size() < kMaxWaitingPieces) {
    waiting_bytes_ += result.findings.size();
    waiting_.emplace(piece, std::exchange(result, {}));
    return;
  }
  wait_for_turn(lock, piece);
  deliver(result);
  ++turn_;
  for (auto next = waiting_.begin(); next != waiting_.end() && next->first == turn_; next = waiting_.erase(next)) {
    waiting_bytes_ -= next->second.findings.size();
    deliver(next->second);
    ++turn_;
  }
  changed_.notify_all();
}

void OrderedOutput::abandon() noexcept {
  const Lock lock(mutex_);
  abandoned_ = true;
  changed_.notify_all();
}

void OrderedOutput::wait_for_turn(Lock& lock, std::size_t piece) {
  changed_.wait(lock, [&] { return turn_ == piece || abandoned_; });
  if (abandoned_) throw Abandoned();
}

void OrderedOutput::deliver(Result& result) {
  if (!result.complaints.empty() || !result.findings.text.empty()) progress_.clear();
  write_error(streams_.err, result.complaints);
  streams_.out.write(joiner_.append(result.findings));
  result.complaints.clear();
  result.findings.text.clear();
  totals_.add(std::exchange(result.summary, {}));
  progress_.update(totals_);
}

void run_on_threads(std::size_t threads, OrderedOutput& output, const std::function<void()>& work) {
  std::mutex mutex;
  std::exception_ptr failure;
  const auto guarded = [&] {
    try {
      work();
    } catch (const OrderedOutput::Abandoned&) {
      // Another thread failed, and reports why.
    } catch (...) {
      const std::lock_guard lock(mutex);
      if (!failure) failure = std::current_exception();
      output.abandon();
    }
  };
  std::vector<std::jthread> others;
  try {
    while (others.size() + 1 < threads) others.emplace_back(guarded);
  } catch (const std::system_error&) {
    // No more threads to be had: those there are do all the work.
  }
  guarded();
  others.clear();
  if (failure) std::rethrow_exception(failure);
}

}  // namespace runlint::cli
