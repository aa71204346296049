// The exit status of the command.
#pragma once

namespace runlint::cli {

// When several are true of a run, the greatest counts: whoever sees 0 or 1 knows that everything was checked.
enum class ExitStatus : int {
  kOk = 0,        // nothing was found that fails the run
  kFindings = 1,  // something was
  kUsage = 2,     // usage or I/O: something could not be read, or its findings not written
  kInternal = 3,  // a defect of runlint, or out of memory
};

}  // namespace runlint::cli
