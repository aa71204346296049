// Files are written whole or not at all, and keep their kind: links, pipes, modes, owners.
#include "io/output_file.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <thread>

#include "support/command_line.h"

namespace runlint::cli {
namespace {

namespace fs = std::filesystem;

class OutputFileTest : public testing::Test {
 protected:
  [[nodiscard]] std::string path(std::string_view name) const { return directory_.path(name); }
  [[nodiscard]] std::string contents(std::string_view name) const {
    std::ifstream file(path(name), std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
  }
  [[nodiscard]] struct stat status(std::string_view name) const {
    struct stat found{};
    EXPECT_EQ(::lstat(path(name).c_str(), &found), 0) << name;
    return found;
  }
  void write_old(std::string_view name) const { (void)directory_.write(name, "the old text, longer than the new"); }
  // The number of entries in the directory.
  [[nodiscard]] std::ptrdiff_t entries() const {
    const fs::directory_iterator files(path(""));
    return std::distance(begin(files), end(files));
  }
  // The error, or 0.
  int put(std::string_view name, std::string_view text = "new") {
    try {
      io::OutputFile file(name == "-" ? "-" : path(name), out_);
      file.write(text.substr(0, text.size() / 2));
      file.write(text.substr(text.size() / 2));
      file.commit();
      return 0;
    } catch (const io::OutputError& error) {
      return error.code().value();
    }
  }

  TemporaryDirectory directory_;
  TextSink out_;
};

// Runs as another user during its lifetime, if root.
class Somebody {
 public:
  Somebody() : root_(::geteuid() == 0 && ::setegid(65534) == 0 && ::seteuid(65534) == 0) {}
  ~Somebody() {
    if (root_ && (::seteuid(0) != 0 || ::setegid(0) != 0)) std::abort();
  }
  Somebody(const Somebody&) = delete;
  Somebody& operator=(const Somebody&) = delete;

 private:
  bool root_;
};

TEST_F(OutputFileTest, NewFileModeFollowsUmask) {
  for (const mode_t mask : {022U, 077U, 002U}) {
    const mode_t before = ::umask(mask);
    EXPECT_EQ(put("new" + std::to_string(mask)), 0);
    ::umask(before);
    EXPECT_EQ(status("new" + std::to_string(mask)).st_mode, S_IFREG | (0666 & ~mask));
    EXPECT_EQ(contents("new" + std::to_string(mask)), "new");
  }
}

TEST_F(OutputFileTest, ReplacingKeepsModeAndOwner) {
  write_old("file");
  for (const mode_t mode : {0600U, 0664U, 0755U, 0777U}) {
    fs::permissions(path("file"), fs::perms(mode));
    const struct stat before = status("file");
    EXPECT_EQ(put("file"), 0);
    EXPECT_EQ(status("file").st_mode, S_IFREG | mode);
    EXPECT_NE(status("file").st_ino, before.st_ino) << "another took its place";
  }
  if (::geteuid() != 0) GTEST_SKIP() << "only root can give files away";
  ASSERT_EQ(::chown(path("file").c_str(), 1234, 4321), 0);
  fs::permissions(path("file"), fs::perms(06750));
  EXPECT_EQ(put("file", "newer"), 0);
  EXPECT_EQ(status("file").st_uid, 1234U);
  EXPECT_EQ(status("file").st_gid, 4321U);
  EXPECT_EQ(status("file").st_mode, S_IFREG | 06750U);
  // Without the right to keep the owner, the file is written in place.
  fs::permissions(path("file"), fs::perms(0666));
  fs::permissions(path(""), fs::perms(0777));
  const ino_t inode = status("file").st_ino;
  {
    const Somebody nobody;
    EXPECT_EQ(put("file", "in place"), 0);
  }
  EXPECT_EQ(status("file").st_uid, 1234U);
  EXPECT_EQ(status("file").st_ino, inode);
  EXPECT_EQ(contents("file"), "in place");
  EXPECT_EQ(entries(), 1);
}

TEST_F(OutputFileTest, WritesThroughSymbolicLinks) {
  fs::create_directory(path("folder"));
  write_old("folder/target");
  fs::create_symlink("folder/target", path("link"));
  fs::create_symlink("link", path("second"));
  EXPECT_EQ(put("second"), 0);
  EXPECT_TRUE(fs::is_symlink(path("link")) && fs::is_symlink(path("second")));
  EXPECT_EQ(contents("folder/target"), "new");

  fs::create_symlink("folder/created", path("dangling"));
  EXPECT_EQ(put("dangling"), 0);
  EXPECT_TRUE(fs::is_symlink(path("dangling")));
  EXPECT_EQ(contents("folder/created"), "new");

  fs::create_symlink("loop", path("loop"));
  EXPECT_EQ(put("loop"), ELOOP);
  fs::create_symlink("nosuch/file", path("astray"));
  EXPECT_EQ(put("astray"), ENOENT);
  EXPECT_EQ(entries(), 6);
}

TEST_F(OutputFileTest, WritesThroughHardLinks) {
  write_old("one");
  fs::create_hard_link(path("one"), path("two"));
  EXPECT_EQ(put("one"), 0);
  EXPECT_EQ(contents("two"), "new");
  EXPECT_EQ(put("two", std::string(100'000, 'x')), 0);
  EXPECT_EQ(contents("one"), std::string(100'000, 'x'));
  EXPECT_EQ(status("one").st_nlink, 2U);
  EXPECT_EQ(entries(), 2);
}

TEST_F(OutputFileTest, WritesToFifosAndDevices) {
  ASSERT_EQ(::mkfifo(path("fifo").c_str(), 0600), 0);
  std::string read;
  std::thread reader([&] { read = contents("fifo"); });
  EXPECT_EQ(put("fifo"), 0);
  reader.join();
  EXPECT_EQ(read, "new");
  EXPECT_TRUE(S_ISFIFO(status("fifo").st_mode));

  EXPECT_EQ(put("-"), 0);
  EXPECT_EQ(out_.text, "new");
  EXPECT_FALSE(fs::exists("-"));

  fs::create_symlink("/dev/full", path("full"));
  EXPECT_EQ(put("full"), ENOSPC);
  EXPECT_TRUE(fs::is_character_file("/dev/full"));
  fs::create_symlink("/dev/null", path("null"));
  EXPECT_EQ(put("null"), 0);
  EXPECT_TRUE(fs::is_character_file("/dev/null"));
  EXPECT_EQ(put(""), EISDIR);

  // A file that this process has open is written at its current position.
  write_old("open");
  const int descriptor = ::open(path("open").c_str(), O_WRONLY | O_TRUNC);
  fs::create_symlink("/proc/self/fd/" + std::to_string(descriptor), path("descriptor"));
  EXPECT_EQ(put("descriptor"), 0);
  struct stat open{};
  EXPECT_EQ(::fstat(descriptor, &open), 0);
  EXPECT_EQ(open.st_size, 3);
  EXPECT_EQ(open.st_ino, status("open").st_ino);
  ::close(descriptor);
}

TEST_F(OutputFileTest, ReplacesOnlyOnCommit) {
  write_old("file");
  {
    io::OutputFile file(path("file"), out_);
    file.write("half");
    io::OutputFile other(path("file"), out_);
    other.write("other");
    EXPECT_EQ(entries(), 3);
  }
  EXPECT_EQ(contents("file"), "the old text, longer than the new");
  EXPECT_EQ(entries(), 1) << "nothing is left behind";
}

TEST_F(OutputFileTest, NeedsOnlyWritePermission) {
  fs::create_directory(path("folder"));
  write_old("folder/writable");
  write_old("folder/locked");
  fs::permissions(path(""), fs::perms(0755));
  fs::permissions(path("folder"), fs::perms(0755));
  fs::permissions(path("folder/writable"), fs::perms(0666));
  fs::permissions(path("folder/locked"), fs::perms(0444));
  {
    const Somebody nobody;
    if (::geteuid() == 0) GTEST_SKIP() << "root stays root here";
    if (::access(path("folder/locked").c_str(), W_OK) == 0 && ::getuid() != 0)
      GTEST_SKIP() << "everything may be written";
    EXPECT_EQ(put("folder/writable"), 0);
    EXPECT_EQ(put("folder/locked"), EACCES);
    if (::getuid() == 0) {
      EXPECT_EQ(put("folder/created"), EACCES);
    }
  }
  EXPECT_EQ(contents("folder/writable"), "new");
  EXPECT_EQ(contents("folder/locked"), "the old text, longer than the new");
  const std::string longest(255, 'n');
  EXPECT_EQ(put(longest), 0);
  EXPECT_EQ(contents(longest), "new");
  EXPECT_EQ(put("n" + longest), ENAMETOOLONG);
}

}  // namespace
}  // namespace runlint::cli
