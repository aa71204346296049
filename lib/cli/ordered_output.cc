#include "cli/ordered_output.h"

#include <algorithm>
#include <system_error>
#include <thread>
#include <utility>
#include <vector>

namespace runlint::cli {

std::size_t Result::size() const noexcept {
  std::size_t size = 0;
  for (const report::Formatted& each : findings) size += each.size();
  return size;
}

bool Result::has_text() const noexcept {
  return std::ranges::any_of(findings, [](const report::Formatted& each) { return !each.text.empty(); });
}

OrderedOutput::OrderedOutput(std::span<const Destination> destinations, io::Sink& err, Progress& progress)
    : destinations_(destinations), err_(err), progress_(progress) {
  for (const Destination& destination : destinations_) joiners_.emplace_back(destination.formatter);
}

void OrderedOutput::begin() {
  for (std::size_t i = 0; i < joiners_.size(); ++i) destinations_[i].sink.write(joiners_[i].begin());
}

void OrderedOutput::end() {
  for (std::size_t i = 0; i < joiners_.size(); ++i) destinations_[i].sink.write(joiners_[i].end(totals_));
}

void OrderedOutput::flush(std::size_t sequence, Result& result) {
  Lock lock(mutex_);
  wait_for(lock, sequence);
  deliver(result);
}

void OrderedOutput::finish(std::size_t sequence, Result& result) {
  constexpr std::size_t kMaxWaitingBytes = std::size_t{8} << 20;
  constexpr std::size_t kMaxWaitingResults = 1000;
  Lock lock(mutex_);
  if (cancelled_) throw Cancelled();
  if (next_ != sequence && waiting_bytes_ < kMaxWaitingBytes && waiting_.size() < kMaxWaitingResults) {
    waiting_bytes_ += result.size();
    waiting_.emplace(sequence, std::exchange(result, {}));
    return;
  }
  wait_for(lock, sequence);
  deliver(result);
  ++next_;
  for (auto next = waiting_.begin(); next != waiting_.end() && next->first == next_; next = waiting_.erase(next)) {
    waiting_bytes_ -= next->second.size();
    deliver(next->second);
    ++next_;
  }
  changed_.notify_all();
}

void OrderedOutput::cancel() noexcept {
  const Lock lock(mutex_);
  cancelled_ = true;
  changed_.notify_all();
}

void OrderedOutput::wait_for(Lock& lock, std::size_t sequence) {
  changed_.wait(lock, [&] { return next_ == sequence || cancelled_; });
  if (cancelled_) throw Cancelled();
}

void OrderedOutput::deliver(Result& result) {
  if (!result.messages.empty() || result.has_text()) progress_.clear();
  write_error(err_, result.messages);
  result.messages.clear();
  for (std::size_t i = 0; i < result.findings.size(); ++i) {
    destinations_[i].sink.write(joiners_[i].append(result.findings[i]));
    result.findings[i].text.clear();
  }
  totals_.add(std::exchange(result.summary, {}));
  progress_.update(totals_);
}

void run_on_threads(std::size_t threads, OrderedOutput& output, const std::function<void()>& work) {
  std::mutex mutex;
  std::exception_ptr failure;
  const auto guarded = [&] {
    try {
      work();
    } catch (const OrderedOutput::Cancelled&) {
      // Another thread failed, and reports why.
    } catch (...) {
      const std::lock_guard lock(mutex);
      if (!failure) failure = std::current_exception();
      output.cancel();
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
