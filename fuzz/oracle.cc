#include "oracle.h"

#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <cstring>

#include "runlint/rule.h"

// Read by AddressSanitizer at start, before ASAN_OPTIONS. Expensive features of little use here are off: long stack
// traces of allocations and stack frames on the heap. The quarantine holds the memory that several runs free; a larger
// one would exceed the cache.
extern "C" const char* __asan_default_options();
extern "C" const char* __asan_default_options() {
  return "malloc_context_size=2:quarantine_size_mb=1:thread_local_quarantine_size_kb=64:detect_stack_use_after_return="
         "0";
}

namespace runlint::fuzz {
namespace {

// The end of kMaxGuarded writable bytes, after which nothing is readable.
char* make_guarded_end() {
  const auto page = static_cast<std::size_t>(sysconf(_SC_PAGESIZE));
  void* const memory = mmap(nullptr, kMaxGuarded + page, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  require(memory != MAP_FAILED, "there is memory for the input");
  char* const end = static_cast<char*>(memory) + kMaxGuarded;
  require(mprotect(end, page, PROT_NONE) == 0, "the page after the input can be protected");
  return end;
}

bool same(const Related& a, const Related& b) {
  return a.message == b.message && a.instance == b.instance && a.span == b.span && a.start == b.start;
}

bool same(const Diagnostic& a, const Diagnostic& b) {
  return a.rule == b.rule && a.severity == b.severity && a.message == b.message && a.help == b.help &&
         a.notes == b.notes && a.replacement == b.replacement && a.instance == b.instance && a.span == b.span &&
         a.start == b.start && a.end == b.end &&
         std::ranges::equal(a.related, b.related, [](const Related& x, const Related& y) { return same(x, y); });
}

bool same(const Report& a, const Report& b) {
  if (a.status() != b.status() || a.omitted() != b.omitted() || a.valid() != b.valid()) return false;
  if (a.diagnostics().size() != b.diagnostics().size()) return false;
  for (std::size_t i = 0; i < a.diagnostics().size(); ++i) {
    const Diagnostic& x = a.diagnostics()[i];
    const Diagnostic& y = b.diagnostics()[i];
    if (!same(x, y)) return false;
    // Consecutive diagnostics often concern one member.
    const bool compared = i > 0 && x.instance == a.diagnostics()[i - 1].instance;
    if (!compared && a.exact_pointer(x.instance) != b.exact_pointer(y.instance)) return false;
  }
  return true;
}

}  // namespace

void require(bool holds, std::string_view what) {
  if (holds) return;
  std::fprintf(stderr, "does not hold: %.*s\n", static_cast<int>(what.size()), what.data());
  std::abort();
}

std::string_view guarded(std::string_view input) {
  static char* const end = make_guarded_end();
  const std::size_t size = std::min(input.size(), kMaxGuarded);
  if (size != 0) std::memcpy(end - size, input.data(), size);
  return {end - size, size};
}

std::uint64_t hash(std::string_view input) noexcept {
  std::uint64_t state = 0xCBF2'9CE4'8422'2325;
  for (const char c : input) state = (state ^ static_cast<unsigned char>(c)) * 0x0000'0100'0000'01B3;
  return state;
}

const reference::Value& member(const reference::Value& object, std::string_view name) {
  const reference::Value* found = nullptr;
  for (const reference::Value& child : object.children) {
    if (child.key != name) continue;
    require(found == nullptr, "a member is present once");
    found = &child;
  }
  require(found != nullptr, "a required member is present");
  return *found;
}

std::string describe(const Report& report) {
  std::string out;
  const auto place = [&](InstanceId path, Span span) {
    out += report.exact_pointer(path) + " " + std::to_string(span.offset) + "+" + std::to_string(span.length);
  };
  for (const Diagnostic& found : report.diagnostics()) {
    out += std::string(severity_name(found.severity)) + " " + std::string(info(found.rule).name) + " ";
    place(found.instance, found.span);
    out += ": " + found.message + " | " + found.help + "\n";
    for (const std::string& note : found.notes) out += "  note " + note + "\n";
    for (const Related& related : found.related) {
      out += "  see ";
      place(related.instance, related.span);
      out += ": " + related.message + "\n";
    }
  }
  return out + "omitted: " + std::to_string(report.omitted()) + "\n";
}

void require_same(const Report& a, const Report& b, std::string_view what) {
  if (same(a, b)) return;
  std::fprintf(stderr, "%s\n---- or\n%s\n", describe(a).c_str(), describe(b).c_str());
  require(false, what);
}

}  // namespace runlint::fuzz
