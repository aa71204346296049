#include "io/paths.h"

#include <linux/magic.h>
#include <sys/statfs.h>

#include <filesystem>
#include <system_error>

namespace runlint::io {
namespace {

namespace fs = std::filesystem;

constexpr int kMaxLinks = 40;  // as Linux has it

bool holds_descriptors(const fs::path& directory) {
  if (directory.filename() != "fd") return false;
  struct statfs status{};
  return ::statfs(directory.c_str(), &status) == 0 && status.f_type == PROC_SUPER_MAGIC;
}

}  // namespace

std::string real_path(const std::string& path) {
  std::error_code error;
  fs::path full = fs::absolute(path, error);
  if (error) return path;
  if (!full.has_filename()) full = full.parent_path();  // a slash at the end
  const bool folder = full.filename() == "." || full.filename() == "..";
  const fs::path resolved = fs::weakly_canonical(folder ? full : full.parent_path(), error);
  if (error) return full.lexically_normal().string();
  return folder ? resolved.string() : (resolved / full.filename()).string();
}

std::string parent_directory(const std::string& path) { return fs::path(path).parent_path().string(); }

std::string relative_path(const std::string& path, const std::string& directory) {
  return fs::path(path).lexically_relative(directory).string();
}

std::string join_path(const std::string& directory, std::string_view name) {
  std::string path = directory;
  if (!path.empty() && path.back() != '/') path += '/';
  return path.append(name);
}

bool exists(const std::string& path) {
  std::error_code ignored;
  return fs::exists(fs::symlink_status(path, ignored));
}

LinkTarget follow_links(std::string path) {
  for (int links = 0; links <= kMaxLinks; ++links) {
    std::error_code error;
    const fs::path link(path);
    if (!fs::is_symlink(fs::symlink_status(link, error))) return {std::move(path)};
    const fs::path directory = fs::canonical(link.has_parent_path() ? link.parent_path() : ".", error);
    if (!error && holds_descriptors(directory)) return {std::move(path), true};
    const fs::path target = fs::read_symlink(link, error);
    if (error) throw std::system_error(error);
    path = (link.parent_path() / target).string();
  }
  throw std::system_error(std::make_error_code(std::errc::too_many_symbolic_link_levels));
}

bool is_descriptor(const std::string& path) try {
  return follow_links(path).descriptor;
} catch (const std::system_error&) {
  return false;
}

}  // namespace runlint::io
