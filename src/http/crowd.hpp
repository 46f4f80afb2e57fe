// SPDX-License-Identifier: MIT
// Who holds the server's connections: so many of one household, of one network, and in all. Where there is no room the
// one that has waited longest with nothing to do leaves, so that silence keeps nobody out.
#pragma once

#include <cstddef>
#include <cstdint>
#include <list>
#include <map>
#include <optional>
#include <string>
#include <unordered_map>

namespace cinemarco::http {

struct CrowdLimits {
  std::size_t household = 256;  // one IPv4 address, or IPv6's /64
  std::size_t network = 1024;   // /24, or IPv6's /48
  std::size_t all = 4096;
};

// Not safe from several threads.
class Crowd {
 public:
  using Ticket = std::uint64_t;
  struct Entry {
    Ticket ticket = 0;
    bool admitted = false;
    std::optional<Ticket> leaver;  // has lost its place to the one that came: close it
  };

  explicit Crowd(CrowdLimits limits) : limits_{limits} {}

  // `stands_for_many`: it counts in all alone, not against a household or network. Whoever enters waits.
  [[nodiscard]] Entry enter(const std::string& address, bool stands_for_many);
  // From now on it waits for a request, or answers one; without effect on those that have no place.
  void waits(Ticket ticket);
  void works(Ticket ticket);
  void leave(Ticket ticket);
  [[nodiscard]] std::size_t size() const { return guests_.size(); }

 private:
  struct Guest {
    std::string household, network;  // empty: stands for many
    std::optional<std::list<Ticket>::iterator> waiting;
  };
  [[nodiscard]] bool has_room(const Guest& guest) const;
  [[nodiscard]] std::optional<Ticket> longest_in_the_way_of(const Guest& guest) const;

  CrowdLimits limits_;
  Ticket last_ = 0;
  std::unordered_map<Ticket, Guest> guests_;
  std::map<std::string, std::size_t> households_, networks_;
  std::list<Ticket> waiting_;  // the longest first
};

}  // namespace cinemarco::http
