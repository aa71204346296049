// Replaces peers.cc if the packages of the other validators are not installed.
#include "peers.h"

namespace runlint::bench {

std::vector<Peer> peers() { return {}; }

std::string disagreements(const Peer&) { return {}; }

}  // namespace runlint::bench
